"""The page of the self-check names the damage that the tests do."""

import subprocess
import sys

from tests.conftest import CHECKOUT


def test_page_is_up_to_date() -> None:
    command = [sys.executable, str(CHECKOUT / "scripts" / "selfcheck-page"), "--check"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
