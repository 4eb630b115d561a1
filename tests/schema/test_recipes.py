from __future__ import annotations

from tests.schema.written import MESSAGE, built_in, campaign, community, findings


def test_the_recipes_are_built_in_and_speak_both_languages() -> None:
    recipes = built_in()
    assert {"dispatch", "gathering", "medium", "small"} <= recipes.keys()
    for playbook in recipes.values():
        assert playbook.built_in
        assert set(playbook.recipe.translations) == {"zh"}
        for message in playbook.messages.values():
            assert set(message.translations) == {"zh"}, message.id


def test_a_built_in_recipe_speaks_the_language_of_the_community_and_falls_back_on_it() -> None:
    made = community({"campaigns/drive.md": campaign(recipe="small")})
    message = next(iter(made.playbooks["small"].messages.values()))
    original = built_in()["small"].messages[message.id]
    assert message.title == original.in_locale("zh").title
    assert message.in_locale("en").title == original.title
    assert message.in_locale("fr").title == message.title


def test_a_recipe_of_the_community_replaces_a_built_in_one() -> None:
    made = community(
        {
            "recipes/small/recipe.md": """
                ---
                title: 小活动
                kind: dispatch
                days: 7
                checklist: [{id: chairs, when: starts - 2h, do: 数椅子}]
                faq: [{q: 晚了, a: 可以}]
                retro: 好吗
                ---
                适合小群。
                """,
            "recipes/small/recipe.en.md": "---\nchecklist: [{id: chairs, do: Count}]\n---\nSmall.\n",
            "recipes/small/messages/10-a.md": MESSAGE,
            "campaigns/drive.md": campaign(recipe="small"),
        }
    )
    playbook = made.playbooks["small"]
    assert not playbook.built_in
    assert made.runs["drive"].playbook is playbook
    assert list(playbook.messages) == ["10-a"]
    assert playbook.recipe.introduction == "适合小群。"
    assert playbook.recipe.retro == ("好吗",)
    english = playbook.recipe.in_locale("en")
    assert (english.checklist[0].do, english.introduction) == ("Count", "Small.")
    assert english.checklist[0].when == playbook.recipe.checklist[0].when


def test_a_broken_recipe_is_told() -> None:
    assert findings(
        {
            "recipes/My Plan/recipe.md": "---\ntitle: X\n---\n",
            "recipes/plan/recipe.md": "---\ndays: x\n---\n",
        }
    ) == [
        'recipes/My Plan/recipe.md:1:1+1 error[bad-slug]: the name of this folder, "My Plan", is '
        'not an id = rename it to "my-plan"',
        'recipes/plan/recipe.md:2:1+4 error[missing-element]: recipe "plan" lacks "title" = write '
        "title: and what it is called",
        'recipes/plan/recipe.md:2:7+1 error[wrong-type]: expected a whole number, found "x" = write '
        "digits alone, such as 40",
    ]
