import pytest
from devtools.platforms import Host, refusal, this_host

LINUX = Host("Linux", "x86_64", (3, 11), (2, 36))

SERVED = [
    LINUX,
    LINUX._replace(python=(3, 14), release=(2, 34)),
    LINUX._replace(machine="aarch64", release=(2, 39)),
    Host("Windows", "amd64", (3, 13), None),
    Host("Darwin", "arm64", (3, 12), (14, 0)),
    Host("Darwin", "arm64", (3, 12), None),
]

REFUSED = {
    "Python 3.11, 3.12, 3.13 or 3.14; this one is 3.10": LINUX._replace(python=(3, 10)),
    "this one is 3.15": LINUX._replace(python=(3, 15)),
    "this one is 2.7": LINUX._replace(python=(2, 7)),
    "another kind of Python": LINUX._replace(usual=False),
    "this is Linux on riscv64": LINUX._replace(machine="riscv64"),
    "this is Windows on arm64": Host("Windows", "arm64", (3, 12), None),
    "this is Darwin on x86_64": Host("Darwin", "x86_64", (3, 12), (14, 5)),
    "this is FreeBSD on amd64": Host("FreeBSD", "amd64", (3, 12), None),
    "another C library": LINUX._replace(release=None),
    "glibc 2.34 or newer on this processor; this is glibc 2.31": LINUX._replace(release=(2, 31)),
    "glibc 2.39 or newer": LINUX._replace(machine="aarch64", release=(2, 36)),
    "this is macOS 13": Host("Darwin", "arm64", (3, 12), (13, 6)),
}


@pytest.mark.parametrize("host", SERVED, ids=str)
def test_a_served_host_is_not_refused(host):
    assert refusal(host) is None


@pytest.mark.parametrize(("said", "host"), REFUSED.items(), ids=list(REFUSED))
def test_any_other_host_is_refused_in_one_sentence_that_names_what_is_wrong(said, host):
    sentence = refusal(host)
    assert sentence is not None
    assert said in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


def test_the_host_that_runs_the_tests_is_served():
    assert refusal(this_host()) is None
