"""count prices in every currency"""

from alembic import op

revision = "4f7be2d95c30"
down_revision = "9a41d7c05be2"

STEPS = (0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 50)
ALL = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
SOME = {0: "JPY KRW CLP VND ISK", 3: "KWD BHD TND"}
"""Those of before."""


def _steps(places: int) -> str:
    return f"array[{', '.join(str(step * 10**places) for step in STEPS)}]::bigint[]"


def price_steps(currencies: dict[int, str]) -> str:
    cases = " ".join(
        f"when currency = any (string_to_array('{codes}', ' ')) then {_steps(places)}"
        for places, codes in currencies.items()
    )
    return f"""
    create or replace function price_steps(currency text) returns bigint[]
    language sql immutable as $$ select case {cases} else {_steps(2)} end $$
    """


def upgrade() -> None:
    op.execute(price_steps(ALL))
    op.execute("select recount_facets()")


def downgrade() -> None:
    op.execute(price_steps(SOME))
    op.execute("select recount_facets()")
