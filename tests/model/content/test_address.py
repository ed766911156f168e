import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.content.address import Address, AddressError
from model.form.editions import FORMS

keys = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)


@given(
    keys,
    st.one_of(st.none(), st.tuples(keys, keys)),
    st.one_of(st.none(), st.tuples(st.integers(0, 999), st.integers(0, 99))),
)
def test_printed_addresses_parse_back(part, cell, span):
    row, column = cell or ("", "")
    address = Address(part, row, column)
    if span:
        address = address.span(span[0], span[0] + span[1])
    assert Address.parse(str(address)) == address


@pytest.mark.parametrize("text", ["", "a.b", "a.b.c.d", "A.b.c", "a:5", "a:9-3", "a b", "a.b.c:1-2 "])
def test_other_text_is_refused(text):
    with pytest.raises(AddressError):
        Address.parse(text)


def test_words_of_the_reference():
    assert str(Address("requests", "concluded", "total")) == "requests.concluded.total"
    assert str(Address("overview").span(120, 134)) == "overview:120-134"
    assert Address.parse("overview:120-134").whole == Address("overview")


def test_every_cell_of_every_edition_has_a_name_that_parses():
    for form in FORMS.values():
        for address in form.addresses:
            assert Address.parse(str(address)) == address and address.is_cell
