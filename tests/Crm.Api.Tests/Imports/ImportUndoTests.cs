using System.Net;
using System.Text;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>S4: an import can be taken back, creations and updates alike, and says what it left alone.</summary>
[Category("S4")]
public sealed class ImportUndoTests : HostFixture
{
    [Test]
    public async Task Undo_TakesBackCreationsAndUpdates_AndTheFileCanComeAgain()
    {
        const string File = "id,First Name,Last Name,Email,Job Title,Company\n1,Ulla,Undo,ulla@undo.example,Boss,Undo Works\n2,Uwe,Undo,uwe@undo.example,Clerk,Undo Works\n";
        var uwe = await Admin.Create("contacts", new { givenName = "Uwe", familyName = "Undo", title = "Before", emails = new[] { new { address = "uwe@undo.example" } } });
        var import = await Admin.Import("contact", File, "undo.csv");
        Assert.That(import.Counts(), Is.EqualTo((1, 1, 0, 0)));

        var undone = await Admin.Undo(import);

        Assert.That(((string)undone["state"]!, (int)undone["undoneRecords"]!, (int)undone["keptRecords"]!), Is.EqualTo(("undone", 3, 0)));
        Assert.That(undone.Counts(), Is.EqualTo((1, 1, 0, 0)), "the report stays");
        Assert.That(await Admin.Count("contacts?emails=ulla@undo.example"), Is.Zero);
        Assert.That(await Admin.Count("accounts?name=Undo Works"), Is.Zero, "what the rows only named goes too");
        var now = (await Admin.Get($"/api/v1/contacts/{uwe["id"]}")).Json;
        Assert.That(((string?)now["title"], (string?)now["accountName"], now["externalIds"]!.AsArray().Count), Is.EqualTo(("Before", (string?)null, 0)));
        Assert.That((await Admin.Import("contact", File, "undo.csv")).Counts(), Is.EqualTo((1, 1, 0, 0)));
    }

    [Test]
    public async Task Undo_RecordChangedSince_IsKeptAndListed()
    {
        var import = await Admin.Import("contact", "First Name,Last Name,Email\nKai,Kept,kai@kept.example\nGus,Gone,gus@gone.example\n");
        var kai = (await Admin.Get("/api/v1/contacts?emails=kai@kept.example")).Json["items"]![0]!;
        await Admin.Patch($"/api/v1/contacts/{kai["id"]}", new { title = "Customer now" });

        var undone = await Admin.Undo(import);

        Assert.That(((int)undone["undoneRecords"]!, (int)undone["keptRecords"]!), Is.EqualTo((1, 1)));
        Assert.That(await Admin.Count("contacts?emails=kai@kept.example"), Is.EqualTo(1));
        Assert.That(await Admin.Count("contacts?emails=gus@gone.example"), Is.Zero);
        var kept = (await Admin.Rows(import, "kept")).Single();
        Assert.That(((int)kept["line"]!, (Guid)kept["recordId"]!), Is.EqualTo((2, (Guid)kai["id"]!)));
        Assert.That((string)kept["reason"]!, Does.Contain("changed since"));
    }

    [Test]
    public async Task Undo_Twice_IsRefused()
    {
        var import = await Admin.Import("account", "name\nTwice Undone\n");
        await Admin.Undo(import);

        var again = await Admin.Post($"/api/v1/imports/{import["id"]}/undo");
        var bySet = await Admin.Post($"/api/v1/change-sets/{import["changeSetId"]}/undo");

        Assert.That((again.Status, again.Code), Is.EqualTo((HttpStatusCode.Conflict, "already_undone")));
        Assert.That(bySet.Code, Is.EqualTo("already_undone"));
    }

    [Test]
    public async Task Undo_BeforeTheImportHasEnded_IsRefused()
    {
        var import = await Admin.UploadFile("account", Encoding.UTF8.GetBytes("name\nNot Yet\n"));

        var early = await Admin.Post($"/api/v1/imports/{import["id"]}/undo");

        Assert.That((early.Status, early.Code), Is.EqualTo((HttpStatusCode.Conflict, "nothing_to_undo")));
    }

    [Test]
    public async Task Undo_OfTheChangeSetAlone_IsSentToTheImport()
    {
        var import = await Admin.Import("account", "name\nBy Its Page\n");

        var answer = await Admin.Post($"/api/v1/change-sets/{import["changeSetId"]}/undo");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Conflict, "undo_on_its_page")));
    }
}
