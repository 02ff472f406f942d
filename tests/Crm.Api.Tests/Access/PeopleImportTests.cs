using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>A list of people with their managers and offices becomes teams and users, once.</summary>
[Category("S5")]
[Category("AnyEngine")]
public sealed class PeopleImportTests : HostFixture
{
    private const string File = "Nombre;Equipo;Oficina\nEva Ríos;Luis Gil;Norte\n\"Paz, Mar\";Luis Gil;Norte\nLi Wei;;Sur\n李伟;Luis Gil;Norte\n";

    [Test]
    public async Task Import_OfPeople_MakesTeamsAndUsersOnce_AndSaysWhatItCouldNot()
    {
        var roleId = (string)(await Admin.Get("/api/v1/roles")).Json["items"]!.AsArray().First(r => (string?)r!["key"] == "sales-rep")!["id"]!;
        var file = new { text = File, roleId, emailDomain = "people.example" };
        var first = await Admin.Post("/api/v1/users/import", file);
        var again = await Admin.Post("/api/v1/users/import", file);
        var users = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray();
        var teams = (await Admin.Get("/api/v1/teams")).Json["items"]!.AsArray();

        Assert.That((N(first.Json, "teams"), N(first.Json, "users"), (int)first.Json["refused"]!.AsArray().Single()!["line"]!), Is.EqualTo((3, 3, 5)), first.Text);
        Assert.That((N(again.Json, "teams"), N(again.Json, "users"), N(again.Json, "unchanged")), Is.EqualTo((0, 0, 3)), again.Text);
        var eva = users.Single(u => (string?)u!["name"] == "Eva Ríos")!;
        var (north, luis) = (teams.Single(t => (string?)t!["name"] == "Norte")!, teams.Single(t => (string?)t!["name"] == "Luis Gil")!);
        Assert.That(((string?)eva["email"], (string?)eva["teamId"], (string?)luis["parentId"]), Is.EqualTo(("eva.rios@people.example", (string?)luis["id"], (string?)north["id"])), eva.ToJsonString());
        Assert.That((await (await As("sales-manager")).Post("/api/v1/users/import", file)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await Admin.Post("/api/v1/users/import", new { text = "a;b\n1;2", roleId })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static int N(JsonNode node, string field) => (int?)node[field] ?? -1;
}
