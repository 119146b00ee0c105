from bulletin_pdf.model import Issue
from bulletin_pdf.source.names import KEYS, NAMES


def test_the_keys_are_those_of_the_schema():
    schema = Issue.model_json_schema()
    parts = [schema, *schema["$defs"].values()]
    assert {key for part in parts for key in part["properties"]} == KEYS


def test_every_other_name_leads_to_a_key_and_is_none_itself():
    assert not set(NAMES) & KEYS
    assert set(NAMES.values()) == KEYS
