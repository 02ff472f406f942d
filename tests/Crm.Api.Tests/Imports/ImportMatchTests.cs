using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>S4: whoever imports says what rows are matched by, which side wins, and what becomes of rows that match nothing.</summary>
[Category("S4")]
public sealed class ImportMatchTests : HostFixture
{
    [Test]
    public async Task OnMatch_KeepAndFillEmpty_LeaveWhatIsThere()
    {
        var mia = await Admin.Create("contacts", new { givenName = "Mia", familyName = "Match", title = "Boss", department = "Sales", emails = new[] { new { address = "mia@match.example" } } });
        var import = await Run("First Name,Last Name,Email,Job Title,Department,Nickname\nMia,Match,mia@match.example,Clerk,Purchase,Mimi\n",
            new { onMatch = new { @default = "fillEmpty", fields = new { department = "overwrite" } } });

        var now = (await Admin.Get($"/api/v1/contacts/{mia["id"]}")).Json;
        Assert.That(import.Counts(), Is.EqualTo((0, 1, 0, 0)));
        Assert.That(((string?)now["title"], (string?)now["department"], (string?)now["nickname"]), Is.EqualTo(("Boss", "Purchase", "Mimi")));
        Assert.That((int)import["matchedBy"]!["emails"]!, Is.EqualTo(1));

        var kept = await Run("First Name,Last Name,Email,Nickname\nMia,Match,mia@match.example,Other\n", new { onMatch = new { @default = "keep" } });
        Assert.That(kept.Counts(), Is.EqualTo((0, 0, 1, 0)));
    }

    [Test]
    public async Task OnMatchNone_Skip_OnlyUpdates()
    {
        await Admin.Create("contacts", new { givenName = "Una", familyName = "Known", emails = new[] { new { address = "una@skip.example" } } });

        var import = await Run("First Name,Last Name,Email,Job Title\nUna,Known,una@skip.example,Boss\nNiko,New,niko@skip.example,Boss\n", new { onMatchNone = "skip" });

        Assert.That(import.Counts(), Is.EqualTo((0, 1, 0, 1)));
        Assert.That((string)(await Admin.Rows(import, "rejected")).Single()["reason"]!, Does.Contain("only updates"));
        Assert.That(await Admin.Count("contacts?emails=niko@skip.example"), Is.Zero);
    }

    [Test]
    public async Task MatchBy_OnlyPhones_DoesNotLookAtAddresses()
    {
        await Admin.Create("contacts", new { givenName = "Pia", familyName = "Phone", emails = new[] { new { address = "pia@phone.example" } }, phones = new[] { new { number = "+34915551234" } } });
        const string File = "First Name,Last Name,Email,Phone\nPia,Phone,pia@phone.example,\nPia,Phone,,+34 915 551 234\n";

        var import = await Run(File, new { matchBy = new[] { "phones" } });

        Assert.That(import.Counts(), Is.EqualTo((1, 0, 1, 0)));
        Assert.That((int)import["matchedBy"]!["phones"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Accounts_OfTheSameDomain_AreOne()
    {
        await Admin.Create("accounts", new { name = "Acme International", domains = new[] { "acme-match.example" } });

        var import = await Run("Name,Domain,Industry\nACME,acme-match.example,Steel\n", new { }, "account");

        Assert.That((import.Counts(), (int)import["matchedBy"]!["domains"]!), Is.EqualTo(((0, 1, 0, 0), 1)));
    }

    private async Task<JsonNode> Run(string csv, object settings, string recordType = "contact")
    {
        var import = await Admin.UploadFile(recordType, Encoding.UTF8.GetBytes(csv));
        var body = System.Text.Json.JsonSerializer.SerializeToNode(settings)!;
        body["columns"] = new JsonArray([.. import["columns"]!.AsArray().Select(c => (JsonNode)new JsonObject { ["index"] = (int)c!["index"]!, ["field"] = (string?)c["field"] })]);
        var answer = await Admin.Post($"/api/v1/imports/{import["id"]}/run", body);
        Assert.That((int)answer.Status, Is.EqualTo(202), answer.Text);
        return await Admin.Ended(import);
    }
}
