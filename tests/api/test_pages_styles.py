"""A page is sent the styles that it wears, and nothing that it may need is missing."""

from api.pages.styles import worn

PAGE = '<p class="tile out" style="color:var(--warm)"><b class="price"></b></p>'


def test_rules_of_other_classes_are_left_out():
    css = ".tile .price{a:b}.tile .was{a:b}.tile.out,.toast{a:b}.price:not(.low){a:b}"

    assert worn(css, PAGE) == ".tile .price{a:b}.tile.out,.toast{a:b}.price:not(.low){a:b}"


def test_what_names_no_class_stays():
    css = "@font-face{src:url(a)}body{a:b}[data-pressed]{a:b}@keyframes turn{to{a:b}}"

    assert worn(css, PAGE) == css


def test_rules_inside_of_a_condition_are_looked_at_one_by_one():
    css = "@media (width>1px){.tile{a:b}.toast{a:b}}@media print{.toast{a:b}}"

    assert worn(css, PAGE) == "@media (width>1px){.tile{a:b}}"


def test_values_that_nobody_names_are_left_out_and_those_they_named_too():
    kept = ":root{--deep:red;--ink:var(--deep);--warm:tan}b{a:var(--ink)}"
    css = kept.replace("{--deep", "{--cold:blue;--sky:var(--cold);--deep")

    assert worn(css, PAGE) == kept
