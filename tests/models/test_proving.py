"""What proves that somebody is who they say: links, codes, tries and a moment ago."""

from datetime import timedelta

import pyotp
import pytest

from models.identity import (
    ConfirmationNeeded,
    EmailProof,
    LinkExpired,
    ProofPurpose,
    RefreshToken,
    SecondFactor,
    TooManyTries,
    WrongCode,
    check_fresh,
    digest,
)
from models.identity.second_factor import STEP
from models.identity.tries import LOGIN_FROM_HERE
from models.viewer import Viewer
from tests.factories import NOW

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SECOND = timedelta(seconds=1)


def code(at):
    return pyotp.TOTP(SECRET).at(int(at.timestamp()))


@pytest.mark.parametrize(
    ("steps", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_code_fits_now_and_one_step_to_either_side(steps, fits):
    factor = SecondFactor(account_id=None)
    shown = code(NOW + steps * STEP * SECOND)

    if fits:
        factor.take(f" {shown[:3]} {shown[3:]} ", SECRET, NOW)
        with pytest.raises(WrongCode):
            factor.take(shown, SECRET, NOW)
    else:
        with pytest.raises(WrongCode):
            factor.take(shown, SECRET, NOW)


def test_without_its_secret_only_paper_opens_and_each_once():
    factor = SecondFactor(account_id=None)
    paper = factor.new_paper_codes()

    with pytest.raises(WrongCode):
        factor.take(code(NOW), None, NOW)
    factor.take(paper[3].upper().replace("-", " "), None, NOW)
    with pytest.raises(WrongCode):
        factor.take(paper[3], None, NOW)

    assert len(set(paper)) == 8
    assert digest(paper[4].replace("-", "")) in factor.paper_digests


def test_a_link_works_for_what_it_was_made_for_until_its_end_and_once():
    proof = EmailProof.ask(ProofPurpose.RESET_PASSWORD, "ana@example.com", NOW)
    token = proof.make_token(NOW)

    assert proof.token_digest == digest(token) != token
    for purpose, late in ((ProofPurpose.SIGN_UP, 0), (ProofPurpose.RESET_PASSWORD, 30)):
        with pytest.raises(LinkExpired):
            proof.use(purpose, NOW + timedelta(minutes=late))
    proof.use(ProofPurpose.RESET_PASSWORD, NOW + timedelta(minutes=29))
    with pytest.raises(LinkExpired):
        proof.use(ProofPurpose.RESET_PASSWORD, NOW)


def test_the_eleventh_try_is_refused_and_told_how_long():
    LOGIN_FROM_HERE.check(10, NOW + 30 * SECOND, NOW)

    with pytest.raises(TooManyTries, match="2 min"):
        LOGIN_FROM_HERE.check(11, NOW + 61 * SECOND, NOW)


@pytest.mark.parametrize("until", [None, NOW, NOW - SECOND])
def test_a_proof_of_a_while_ago_is_none(until):
    with pytest.raises(ConfirmationNeeded):
        check_fresh(Viewer(fresh_until=until), NOW)
    check_fresh(Viewer(fresh_until=NOW + SECOND), NOW)


@pytest.mark.parametrize(("ago", "is_stolen"), [(None, False), (10, False), (11, True)])
def test_a_refresh_token_is_stolen_when_it_is_shown_again_later(ago, is_stolen):
    used = None if ago is None else NOW - ago * SECOND

    assert RefreshToken(token_digest="x", session_id=None, used_at=used).is_stolen(NOW) is is_stolen
