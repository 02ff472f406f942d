using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>S5: what persons have agreed to comes in with a file, is told where it came from, and goes with the undo, by acts alone.</summary>
[Category("S5")]
public sealed class ImportConsentTests : HostFixture
{
    [OneTimeSetUp]
    public async Task Purposes()
    {
        var text = new { en = new { name = "News", text = "You may send me news." } };
        await Admin.Send(HttpMethod.Put, "/api/v1/consent-purposes/imported-news", new { basis = "consent", channels = new[] { "email", "post" }, texts = text });
    }

    [Test]
    public async Task Run_ConsentColumns_AreNotedWithTheirSourceAndDay()
    {
        var import = await Run("First Name,Email,consent.email.imported-news,consent.post.imported-news\nAda,ada@agree.example,Sí,2023-05-04\nBo,bo@agree.example,нет,否\nCy,cy@agree.example,maybe,\n");

        Assert.That(import.Counts(), Is.EqualTo((3, 0, 0, 0)));
        var ada = await Consents("ada@agree.example");
        Assert.That(States(ada), Is.EqualTo("email granted, post granted"));
        var post = ada["history"]!.AsArray().Single(h => (string)h!["channel"]! == "post")!;
        Assert.That(((string)post["source"]!, (string)post["form"]!, (string)post["at"]!), Is.EqualTo(("import", "agreed.csv", "2023-05-04T00:00:00Z")));
        Assert.That(States(await Consents("bo@agree.example")), Is.EqualTo("email withdrawn, post withdrawn"));
        Assert.That(States(await Consents("cy@agree.example")), Is.EqualTo("email , post "));
        Assert.That((await Admin.Rows(import, "remarks")).Select(r => (string)r["reason"]!).Last(), Does.Contain("\"maybe\" was left out"));
        Assert.That(await Admin.Count("contacts?mayReceive=email.imported-news&emails=ada@agree.example"), Is.EqualTo(1), "lists know it");
    }

    [Test]
    public async Task Run_SameFileAgain_NotesNothingAndEditsStillWork()
    {
        const string File = "First Name,Email,consent.email.imported-news\nDee,dee@agree.example,yes\nDee,dee@agree.example,yes\n";
        Assert.That((await Run(File)).Counts(), Is.EqualTo((1, 0, 1, 0)));
        var again = await Run(File + "Dee,dee@agree.example,x\n");

        Assert.That(again.Counts(), Is.EqualTo((0, 0, 3, 0)));
        Assert.That((await Consents("dee@agree.example"))["history"]!.AsArray(), Has.Count.EqualTo(1));
        var dee = (await Admin.Get("/api/v1/contacts?emails=dee@agree.example")).Json["items"]![0]!;
        var edited = await Admin.Patch($"/api/v1/contacts/{dee["id"]}", new { tags = new[] { "edited" } });
        Assert.That(edited.Status, Is.EqualTo(HttpStatusCode.OK), edited.Text);
        Assert.That(await Admin.Count("contacts?mayReceive=email.imported-news&emails=dee@agree.example"), Is.EqualTo(1), "an edit of other lists leaves it");
    }

    [Test]
    public async Task Run_YesWithoutADay_DoesNotOverrideAWithdrawal()
    {
        var eva = await Admin.Create("contacts", new { givenName = "Eva", emails = new[] { new { address = "eva@agree.example" } } });
        await Admin.Post($"/api/v1/contacts/{eva["id"]}/consents", new { channel = "email", purpose = "imported-news", status = "withdrawn" });
        var import = await Run("First Name,Email,consent.email.imported-news\nEva,eva@agree.example,yes\n");

        Assert.That(import.Counts(), Is.EqualTo((0, 0, 1, 0)));
        Assert.That((string)(await Admin.Rows(import)).Single()["reason"]!, Does.Contain("withdrawn it since"));
        Assert.That(States(await Consents("eva@agree.example")), Does.StartWith("email withdrawn"));
    }

    [Test]
    public async Task Undo_WithdrawsWithANewAct()
    {
        var fay = await Admin.Create("contacts", new { givenName = "Fay", emails = new[] { new { address = "fay@agree.example" } } });
        var import = await Run("First Name,Email,consent.email.imported-news\nFay,fay@agree.example,yes\n");
        Assert.That(import.Counts(), Is.EqualTo((0, 1, 0, 0)));

        await Admin.Undo(import);

        var consents = (await Admin.Get($"/api/v1/contacts/{fay["id"]}/consents")).Json;
        Assert.That(consents["history"]!.AsArray().Select(h => $"{h!["status"]} {h["source"]}"), Is.EqualTo(new[] { "withdrawn importUndo", "granted import" }));
        Assert.That(States(consents), Does.StartWith("email withdrawn"));
        Assert.That(await Admin.Count("contacts?mayReceive=email.imported-news&emails=fay@agree.example"), Is.Zero);
    }

    [Test]
    public async Task Targets_OfAccounts_HaveNoConsentsAndUnknownPurposesAreRefused()
    {
        var targets = (await Admin.Get("/api/v1/imports/targets?recordType=contact")).Json["fields"]!.AsArray().Select(f => (string)f!["field"]!).ToList();
        Assert.That(targets, Does.Contain("consent.email.imported-news").And.Contain("consent.post.imported-news").And.Not.Contain("consent.sms.imported-news"));
        Assert.That((await Admin.Get("/api/v1/imports/targets?recordType=account")).Text, Does.Not.Contain("consent."));

        var import = await Admin.UploadFile("contact", "First Name,Said\nGus,yes\n"u8.ToArray());
        var run = await Admin.Post($"/api/v1/imports/{import["id"]}/run", new { columns = new[] { new { index = 0, field = "givenName" }, new { index = 1, field = "consent.email.nonsense" } } });
        Assert.That(run.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private Task<JsonNode> Run(string csv) => Admin.Import("contact", csv, "agreed.csv");

    private async Task<JsonNode> Consents(string email)
    {
        var contact = (await Admin.Get($"/api/v1/contacts?emails={email}")).Json["items"]![0]!;
        return (await Admin.Get($"/api/v1/contacts/{contact["id"]}/consents")).Json;
    }

    private static string States(JsonNode consents) =>
        string.Join(", ", consents["states"]!.AsArray().Where(s => (string)s!["purpose"]! == "imported-news").OrderBy(s => (string)s!["channel"]!, StringComparer.Ordinal).Select(s => $"{s!["channel"]} {s["status"]}"));
}
