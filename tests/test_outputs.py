"""What the documentation prints below its commands is what they print (docs/outputs.py)."""

import re
from itertools import chain
from pathlib import Path

import outputs
import pytest
import session

PAGES = {str(page.relative_to(outputs.ROOT)): page.read_text(encoding="utf-8") for page in outputs.pages()}
STEPS = {name: outputs.steps(text) for name, text in PAGES.items()}


@pytest.mark.parametrize("name", [name for name, steps in STEPS.items() if any(step.is_run for step in steps)])
def test_the_outputs_of_a_page_are_those_of_its_commands(name: str) -> None:
    assert outputs.filled(PAGES[name]).splitlines() == PAGES[name].splitlines(), "run python docs/outputs.py"


def test_what_is_exempt_is_in_some_page() -> None:
    commands = [part for step in chain(*STEPS.values()) for part in [*session.parts(step.key[1]), step.source.splitlines()[0]]]
    assert [pattern for pattern in session.EXEMPT if not any(re.fullmatch(pattern, command) for command in commands)] == []


PAGE = """\
```console
$ kg stats
node  Policy  1

$ kg cypher '
  RETURN 1' # one
$ kg serve
```

```python
print(1)
```

```text
1
```

```sh
pip install . && kg stats
```
"""


def test_commands_are_found_with_their_outputs() -> None:
    found = [(step.language, step.key[1], step.printed, step.is_run) for step in outputs.steps(PAGE)]
    assert found == [
        ("console", "kg stats", "node  Policy  1\n\n", True),
        ("console", "kg cypher '\n  RETURN 1'", "", True),
        ("console", "kg serve", "", True),
        ("python", "print(1)", "1\n", True),
        ("sh", "pip install . && kg stats", None, True),
    ]


@pytest.mark.parametrize(
    ("printed", "said", "expected"),
    [
        ("1\n2\n", "1\n2\n", True),
        ("1\n2\n", "1\n2\n3\n", False),
        ("1\n…\n4\n", "1\n2\n3\n4\n", True),
        ("1\n…\n4\n", "1\n2\n3\n", False),
        ("a long l…\n", "a long line\n", True),
        ("a long l…\n", "a short line\n", False),
        (
            "started                   seconds\n2031-05-02T08:00:00.1Z   11.5\n",
            "started                  seconds\n2031-05-03T09:00:00Z  1.25\n",
            True,
        ),
        ("run 0b7e1c52-93f1-4c55-8c1e-2f4f0f5a7f10\n", "run 1b7e1c52-93f1-4c55-8c1e-2f4f0f5a7f10\n", True),
        ("kg, version 0.2.0\n", "kg, version 0.3.0\n", True),
    ],
)
def test_outputs_are_the_same_but_for_what_is_cut_and_what_varies(printed: str, said: str, expected: bool) -> None:
    assert outputs.same(printed, said) is expected


def test_an_output_is_cut_where_it_was_cut_before() -> None:
    said = "".join(f"{number}\n" for number in range(30))
    assert outputs.shortened(said, "").splitlines() == [*map(str, range(outputs.HEAD)), "…"]
    assert outputs.shortened(said, "a\n…\nb\nc\n") == "0\n…\n28\n29\n"
    assert outputs.shortened("1\n2\n", "a\n…\nb\nc\n") == "1\n2\n"


def test_what_a_page_may_not_run_is_refused(tmp_path: Path) -> None:
    with session.session(tmp_path, None) as opened, pytest.raises(RuntimeError, match="neither runs nor exempts: rm -r samples"):
        opened.run("console", "rm -r samples")
