"""Every page route, as every ready role, on one's own record, a colleague's, somebody else's and nobody's."""

import re
import sqlite3

import pytest

from client import Client, set_up, sign_in_client
from server import REPOSITORY

PASSWORD = "quite long enough"
# What each role may do with customers, as the company ordered it: reach of reading, changing, deleting, exporting.
RIGHTS = {
    "clerk": ("own", "own", None, False),
    "marketing": ("all", "all", "all", True),
    "salesperson": ("own", "own", None, True),
    "manager": ("tree", "tree", "tree", True),
    "service": ("all", None, None, False),
    "executive": ("all", None, None, True),
    "administrator": ("all", "all", "all", True),
}
REACH = {None: set(), "own": {"own"}, "tree": {"own", "colleague", "below"}, "all": {"own", "colleague", "below", "stranger", "nobody"}}
# Every route of the pages. One that is not here fails the first test.
ROUTES = {
    "GET /", "GET /:slug", "GET /:slug/count", "GET /:slug/filter", "GET /:slug/suggest", "GET /:slug/bin", "GET /:slug/new", "POST /:slug/new",
    "GET /:slug/export", "GET /:slug/:id", "GET /:slug/:id/edit", "POST /:slug/:id/edit", "GET /:slug/:id/delete",
    "POST /:slug/:id/delete", "POST /:slug/:id/:list/new", "POST /:slug/:id/restore", "GET /sign-in", "POST /sign-in", "POST /sign-out",
    "GET /setup/:token", "POST /setup/:token", "GET /profile", "POST /profile/password", "POST /profile/sessions/:id/end",
    "POST /preferences", "GET /settings/users", "POST /settings/users",
    "GET /settings/users/:id", "POST /settings/users/:id", "POST /settings/users/:id/invitation",
    "POST /settings/users/:id/invitation/withdraw", "POST /settings/users/:id/deactivate", "POST /settings/users/:id/activate",
    "GET /invitations/:token", "POST /invitations/:token", "POST /settings/departments",
    "GET /assets/:hash/:name", "GET /grading", "POST /grading", "GET /grading/progress.json",
    "GET /import", "POST /import/begin", "POST /import/paste", "POST /import/file", "GET /import/:id",
    "GET /import/:id/upload.json", "POST /import/:id/piece", "POST /import/:id/finish", "POST /import/:id/read",
    "POST /import/:id/mapping", "POST /import/:id/do", "GET /import/:id/progress.json", "GET /import/:id/rejected.csv",
    "POST /import/:id/mend",
    "GET /watch-list", "GET /analyses/contribution", "GET /analyses/composition",
    "GET /analyses/contribution/filter", "GET /analyses/composition/filter", "GET /analyses/contribution.csv",
    "GET /analyses/composition.csv",
    "GET /demo", "POST /demo", "POST /demo/remove", "GET /demo/progress.json",
    "GET /allocation", "POST /allocation", "GET /allocation/preview", "POST /allocation/undo", "GET /allocation/progress.json",
    "POST /first-steps/dismiss",
    "POST /grading/relationship", "GET /grading/settings", "POST /grading/settings", "GET /grading/levels", "POST /grading/levels",
    "GET /grading/preview", "GET /grading/preview/progress.json", "POST /grading/save",
}


def test_every_route_is_listed():
    found = set()
    for folder in ["Web", "Server"]:
        for path in (REPOSITORY / "Sources" / folder).rglob("*.swift"):
            text = path.read_text()
            found |= {f"{method.upper()} {route}" for method, route in re.findall(r'\.on\(\.(\w+), "([^"]+)"', text)}
            found |= {f"{'POST' if change == 'true' else 'GET'} {route}"
                      for route, change in re.findall(r'PageAction\("([^"]+)", isChange: (\w+)\)', text)}
            found |= {f"POST {route}" for route in re.findall(r'UploadAction\("([^"]+)"', text)}
    assert found == ROUTES


@pytest.fixture
def people(rapport):
    boss = set_up(rapport)
    rapport.cli("department", "add", "North")
    rapport.cli("department", "add", "Nearby", "--parent", "North")
    rapport.cli("department", "add", "South")
    for role in RIGHTS:
        add(rapport, role, role, "North")
    add(rapport, "colleague", "salesperson", "North")
    add(rapport, "below", "salesperson", "Nearby")
    add(rapport, "stranger", "salesperson", "South")
    path = rapport.folder / "customers.csv"
    owners = [*RIGHTS, "colleague", "below", "stranger", ""]
    path.write_text("Number,Name,City,Owner\n" + "".join(
        f"N-{owner or 'nobody'},Canary of {owner or 'nobody'},Berlin,{owner}\n" for owner in owners))
    rapport.cli("import", path, "--as", "customers")
    ids = {}
    for owner in owners:
        page = boss.get(f"/customers?number=is:N-{owner or 'nobody'}").text
        ids[owner or "nobody"] = int(re.search(r'id="r(\d+)"', page).group(1))
    return ids


def add(rapport, login, role, department):
    rapport.cli("user", "add", login, "--role", role, "--department", department, "--password-stdin", input=PASSWORD + "\n")


def content(rapport):
    """Everything that is stored, but for who is signed in."""
    with sqlite3.connect(f"file:{rapport.data}/rapport.db?mode=ro", uri=True) as database:
        return [line for line in database.iterdump() if "login_session" not in line and '"search' not in line]


@pytest.mark.parametrize("role", RIGHTS)
def test_pages_answer_as_the_role_may(rapport, people, role):
    client = sign_in_client(rapport, role, PASSWORD)
    reading, changing, deleting, exporting = RIGHTS[role]
    token = client.token()
    form = {"csrf": token, "version": "99"}
    records = {"own": people[role], **{it: people[it] for it in ["colleague", "below", "stranger", "nobody"]}}
    before = content(rapport)
    for whose, id in records.items():
        may_read, may_change, may_delete = (whose in REACH[reach] for reach in (reading, changing, deleting))
        at = f"{role} {whose}"
        for tab in ["", "?tab=orders", "?tab=changes"]:
            assert client.get(f"/customers/{id}{tab}").status == (200 if may_read else 404), at
        assert client.get(f"/customers/{id}/edit").status == (200 if may_change else 404), at
        assert client.get(f"/customers/{id}/delete").status == (200 if may_delete else 404), at
        # With a version that nobody has, what is allowed is a conflict, and nothing changes.
        assert client.post(f"/customers/{id}/edit", {**form, "city": "X"}).status == (409 if may_change else 404), at
        assert client.post(f"/customers/{id}/delete", form).status == (409 if may_delete else 404), at
        assert client.post(f"/customers/{id}/restore", form).status == 404, at
        canary = f"Canary of {role if whose == 'own' else whose}"
        for path in ["/customers", "/customers?q=canary", "/customers?city=is:Berlin", "/customers/suggest?q=canary",
                     "/customers?sort=name&limit=200"]:
            assert (canary in client.get(path).text) == may_read, f"{at} {path}"
        exported = client.get("/customers/export?city=is:Berlin")
        assert exported.status == (200 if exporting else 404), at
        assert (canary in exported.text) == (exporting and may_read), at
    seen = sum(1 for it in [*RIGHTS, "colleague", "below", "stranger", "nobody"] if (
        reading == "all" or it == role or (reading == "tree" and it not in ("stranger", "nobody"))))
    assert f"<b>{seen}</b>" in client.get("/customers/count?city=is:Berlin").text
    after = [line for line in content(rapport) if '"export"' not in line and "'export'" not in line]
    assert after == [line for line in before if "'export'" not in line]


def test_without_signing_in_there_is_nothing_but_the_door(rapport, people):
    stranger = Client(rapport.url)
    for route in sorted(ROUTES):
        method, path = route.split(" ", 1)
        path = path.replace(":slug", "customers").replace(":id", "1").replace(":list", "follow-ups").replace(":token", "A" * 43).replace(":hash", "x").replace(":name", "y")
        answer = stranger.request(method, path, body="a=b" if method == "POST" else None, follow=False)
        if route.split(" ")[1] in ("/sign-in", "/setup/:token", "/invitations/:token", "/assets/:hash/:name"):
            continue
        assert answer.status == 303 and answer.headers["Location"].startswith("/sign-in"), route
        assert "Canary" not in answer.text
