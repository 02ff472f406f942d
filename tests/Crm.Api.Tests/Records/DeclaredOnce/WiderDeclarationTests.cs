using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Testing;
using Crm.Testing.Gadgets;
using NUnit.Framework;

namespace Crm.Api.Tests.Records.DeclaredOnce;

/// <summary>One more line in a declaration, and the field is everywhere: the second declaration of the gadget differs from the first in that line alone.</summary>
[Category("S1")]
public sealed class WiderDeclarationTests : HostFixture
{
    [Test]
    public async Task AFieldMore_IsOneLine_AndEverywhere()
    {
        var created = await Admin.Create("gadgets", new { name = "Lamp", serial = "SN-alpha-1" });
        var other = await Admin.Create("gadgets", new { name = "Torch", serial = "SN-bravo-2" });
        var path = $"/api/v1/gadgets/{created["id"]}";

        var metadata = (await Admin.Get("/api/v1/metadata")).Json["recordTypes"]!.AsArray().Single(t => (string)t!["name"]! == "gadget")!;
        var field = metadata["fields"]!.AsArray().Single(f => (string)f!["name"]! == "serial")!;
        var document = (await Admin.Get("/swagger/v1/swagger.json")).Json["components"]!["schemas"]!;
        var edit = await Admin.Patch(path, new { serial = "SN-alpha-9" });
        var history = (await Admin.Get($"{path}/history")).Json["items"]![0]!["changes"]!.AsArray();
        var import = await Admin.Import("gadget", "name,serial\nClock,SN-import-3\n", "gadgets.csv");

        Assert.Multiple(async () =>
        {
            Assert.That(metadata["sorts"]!.AsArray().Select(s => (string)s!), Does.Contain("serial"));
            Assert.That(((bool)field["personal"]!, (int)field["maxLength"]!, (bool)field["filterable"]!), Is.EqualTo((true, 40, true)));
            Assert.That((string)document["Gadget"]!["properties"]!["serial"]!["description"]!, Is.EqualTo("Stamped on the back."));
            Assert.That(document["GadgetPatch"]!["properties"]!["serial"], Is.Not.Null);
            Assert.That(history.Select(c => ((string)c!["field"]!, (string?)c["before"], (string?)c["after"])), Is.EqualTo(new[] { ("serial", "SN-alpha-1", "SN-alpha-9") }));
            Assert.That(await Serials("serial[startsWith]=sn-bravo"), Is.EqualTo(new[] { "SN-bravo-2" }));
            Assert.That(await Serials("q=bravo-2"), Is.EqualTo(new[] { "SN-bravo-2" }), "searchable");
            Assert.That(await Serials("sort=-serial"), Is.EqualTo(new[] { "SN-import-3", "SN-bravo-2", "SN-alpha-9" }));
            Assert.That(await Serials("where=" + Uri.EscapeDataString("{\"field\":\"serial\",\"op\":\"contains\",\"value\":\"PHA\"}")), Is.EqualTo(new[] { "SN-alpha-9" }));
            Assert.That((await Admin.Get("/api/v1/gadgets/export?columns=serial&sort=serial")).Text, Does.Contain("SN-bravo-2"));
            Assert.That((int)import["created"]!, Is.EqualTo(1));
        });

        await Admin.Post($"/api/v1/change-sets/{edit.ChangeSetId}/undo");
        Assert.That((string)(await Admin.Get(path)).Json["serial"]!, Is.EqualTo("SN-alpha-1"));
        Assert.That((string)other["serial"]!, Is.EqualTo("SN-bravo-2"));
    }

    [Test]
    public async Task WithoutTheLine_TheFieldIsUnknown()
    {
        var host = await CrmHost.Start(configure: null, GadgetRecord.Module);
        await using (host)
        {
            using var admin = await host.As("administrator");

            var answer = await admin.Post("/api/v1/gadgets", new { name = "Lamp", serial = "SN-1" });

            Assert.That(answer.Json["errors"]!["serial"], Is.Not.Null, answer.Text);
        }
    }

    protected override Task<CrmHost> Start() => CrmHost.Start(configure: null, WiderGadgetRecord.Module);

    private async Task<List<string?>> Serials(string query) =>
        [.. (await Admin.Get($"/api/v1/gadgets?{query}")).Json["items"]!.AsArray().Select(i => (string?)i!["serial"])];
}
