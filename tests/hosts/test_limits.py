from kits.hosts.limits import Size, Strain, strains


def test_a_small_tree_strains_nothing() -> None:
    assert list(strains(Size(15_999, 799_999_999, 100))) == []


def test_four_fifths_of_a_limit_is_a_strain() -> None:
    assert list(strains(Size(16_000, 0))) == [
        Strain(service="Cloudflare Pages", unit="files", used=16_000, limit=20_000)
    ]


def test_folders_count_where_entries_are_limited() -> None:
    found = list(strains(Size(10_000, 1_000_000_001, 190_001)))
    assert [(strain.service, strain.unit, strain.over) for strain in found] == [
        ("GitHub Pages", "bytes", True),
        ("GitLab Pages", "entries", True),
    ]
