"""Where texts become markup: a new place is seen here, and either tried or taken back."""

import ast
import re
from urllib.parse import unquote
from xml.etree import ElementTree

from api.pages.sitemap import Sitemap
from api.settings import ROOT
from tests.texts.payloads import PAYLOADS

SHOP = "http://shop.test"
PYTHON = [
    file
    for layer in ("api", "schema", "resolvers", "models")
    for file in (ROOT / layer).rglob("*.py")
]
RAW_IN_REACT = {
    "frontend/src/features/legal/LegalPages.tsx": "what `safe_html` made",
    "frontend/src/features/owner/Preview.tsx": "what `safe_html` made",
    "frontend/src/lib/later.tsx": "a part of the page as the server drew it",
}
RAW_IN_SHELL = {
    "text.html": "what `safe_html` made",
    "drawings[name]": "our own icons",
    "about": "JSON without `<`",
    "boot": "JSON without `<`",
}
MAKE_HTML = {
    "api/welcome.py": "two values, both escaped",
    "api/dev_mail.py": "a constant, and what the stand-in says under its own policy",
    "api/standins/mail.py": "in a sandbox",
    "api/standins/carriers/app.py": "its own number, and escaped news",
    "api/standins/paypal/app.py": "one value, escaped",
    "api/stripe_page/__init__.py": "a template that escapes everything",
    "api/pages/serving.py": "what the drawer drew",
}
TEMPLATES = {
    "api/adapters/mail.py": "escapes what ends in .html; see test_mails.py",
    "api/pages/drawing.py": "escapes everything; see test_stored.py",
    "api/standins/mail.py": "Starlette's, which escape",
    "api/standins/payments/page.py": "Starlette's, which escape",
    "api/stripe_page/__init__.py": "escapes everything; addresses in it are checked before",
}


def names(files):
    return {str(file.relative_to(ROOT)) for file in files}


def those_with(pattern, files):
    return names(file for file in files if re.search(pattern, file.read_text()))


def test_html_is_put_into_the_storefront_only_where_it_is_harmless():
    sources = [
        file
        for file in (ROOT / "frontend" / "src").rglob("*.ts*")
        if ".test." not in file.name and "gql" not in file.parts
    ]
    raw = r"dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=[^=]|insertAdjacentHTML|document\.write"

    assert those_with(raw, sources) == set(RAW_IN_REACT)
    assert those_with(r"\beval\(|new Function\(|srcdoc", sources) == set()


def test_templates_leave_unescaped_only_what_is_harmless():
    shells = [*(ROOT / "frontend" / "shell").glob("*.html"), *(ROOT / "api").rglob("*.html")]
    found = [re.findall(r"{{([^{}]+?)\|\s*safe\s*}}", file.read_text()) for file in shells]

    assert {one.strip() for some in found for one in some} == set(RAW_IN_SHELL)
    assert those_with(r"autoescape\s+false|\|\s*safe\s*\|", shells) == set()


def test_html_and_templates_are_made_where_somebody_looked():
    assert those_with(r"HTMLResponse|[\"']text/html[\"']", PYTHON) == set(MAKE_HTML)
    assert those_with(r"\bEnvironment\(|Jinja2Templates\(", PYTHON) == set(TEMPLATES)
    assert those_with(r"\bMarkup\(|from markupsafe", PYTHON) == set()


def test_csv_is_written_in_one_place():
    def writes_csv(file):
        nodes = ast.walk(ast.parse(file.read_text()))
        return any(isinstance(one, ast.Import) and one.names[0].name == "csv" for one in nodes)

    assert names(filter(writes_csv, PYTHON)) == {"resolvers/spreadsheets.py"}
    assert those_with(r"\.to_csv\(|text/csv", PYTHON) == set()


def test_a_sitemap_is_xml_whatever_an_address_is_made_of():
    entries = [(f"/p/{payload}", None) for payload in PAYLOADS]

    made = ElementTree.fromstring(Sitemap(None, SHOP)._xml("urlset", "url", entries).body)

    assert {one.tag.rpartition("}")[2] for one in made.iter()} == {"urlset", "url", "loc"}
    for (path, _), one in zip(entries, made.findall(".//{*}loc"), strict=True):
        assert unquote(str(one.text)) == SHOP + path
