using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Records;

public sealed class SearchTests : HostFixture
{
    private bool isSeeded;

    [TestCase("zarisol", "Zarisol Ibáñez")]
    [TestCase("ZARI ibañ", "Zarisol Ibáñez")]
    [TestCase("zsol@zib", "Zarisol Ibáñez")]
    [TestCase("zib.example", "Zarisol Ibáñez")]
    [TestCase("600 919 888", "Zarisol Ibáñez")]
    [TestCase("919888", "Zarisol Ibáñez")]
    [TestCase("鸣鹤", "欧阳鸣鹤")]
    [TestCase("Жук", "Антон Жуков")]
    [TestCase("zibanez und", "Zibáñez und Söhne")]
    public async Task Search_ByAFragment_FindsItAmongAllTypes(string typed, string expected)
    {
        await Seed();

        var result = await Search(typed);

        Assert.That(Labels(result), Does.Contain(expected), result.ToJsonString());
        Assert.That((bool)result["corrected"]!, Is.False);
    }

    [Test]
    public async Task Search_SaysWhereItFoundTheTerms()
    {
        await Seed();

        var hit = (await Search("zarisol 919888"))["items"]!.AsArray().Single()!;

        Assert.That((string)hit["recordType"]!, Is.EqualTo("contact"));
        Assert.That(Matches(hit), Does.Contain("displayName: «Zarisol» Ibáñez").And.Contain("givenName: «Zarisol»").And.Contain("phones: +34 600 «919 888»"), hit.ToJsonString());
        Assert.That((string?)hit["detail"], Is.EqualTo("Zibáñez und Söhne · zsol@zib.example"));
    }

    [Test]
    public async Task Search_Ranks_ExactBeforeBegunAndNamesBeforeOtherFields()
    {
        await Admin.Create("accounts", new { name = "Somebody else", domains = new[] { "rankword.example" } });
        await Admin.Create("contacts", new { givenName = "Paul", familyName = "Rankwordson" });
        await Admin.Create("contacts", new { givenName = "Paul", familyName = "Rankword" });
        await Admin.Create("accounts", new { name = "Rankword Brothers" });
        await Admin.Create("accounts", new { name = "Rankword" });

        var labels = Labels(await Search("rankword"));

        Assert.That(labels.Take(4), Is.EqualTo(new[] { "Rankword", "Rankword Brothers", "Paul Rankword", "Paul Rankwordson" }));
    }

    [TestCase("zarisl", "Zarisol Ibáñez")]
    [TestCase("zraisol", "Zarisol Ibáñez")]
    [TestCase("zaruso", "Zarisol Ibáñez")]
    [TestCase("zarxxol", null)]
    [TestCase("Жукав", "Антон Жуков")]
    public async Task Search_WithATypingError_TriesItsNeighbours(string typed, string? expected)
    {
        await Seed();

        var result = await Search(typed);

        Assert.That(Labels(result).FirstOrDefault(), Is.EqualTo(expected), result.ToJsonString());
        Assert.That((bool)result["corrected"]!, Is.EqualTo(expected is not null));
        if (expected is not null)
        {
            Assert.That(result["terms"]!.AsArray().Select(t => (string)t!), Has.None.EqualTo(typed));
            Assert.That(Matches(result["items"]![0]!), Is.Not.Empty, "The corrected word is what is marked.");
        }
    }

    [Test]
    public async Task List_WithATypingError_SaysWhatItSearchedFor()
    {
        await Seed();

        var page = (await Admin.Get("/api/v1/contacts?q=zarisl&count=true")).Json;

        Assert.That(page["items"]!.AsArray().Select(i => (string)i!["displayName"]!), Is.EqualTo(new[] { "Zarisol Ibáñez" }));
        Assert.That((long)page["totalCount"]!, Is.EqualTo(1));
        Assert.That((string)page["corrected"]!["zarisl"]!, Does.StartWith("zaris"), page["corrected"]!.ToJsonString());
        Assert.That((await Admin.Get("/api/v1/contacts?q=zarisol")).Json["corrected"], Is.Null);
    }

    [Test]
    public async Task Search_OfWhatWasJustWritten_FindsItAndNoLongerWhatItWas()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Qwertzuoldname" });
        Assert.That(Labels(await Search("qwertzuoldname")), Has.Count.EqualTo(1));

        await Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { familyName = "Qwertzunewname" });

        Assert.That(Labels(await Search("qwertzunewname")), Has.Count.EqualTo(1));
        Assert.That(Labels(await Search("qwertzuoldname")), Is.Empty);
        await Admin.Delete($"/api/v1/contacts/{contact["id"]}");
        Assert.That(Labels(await Search("qwertzunewname")), Is.Empty);
    }

    [Test]
    public async Task Search_ByWhoSeesOnlyTheirOwn_FindsAndCorrectsOnlyThose()
    {
        var me = (Guid)(await (await As("service-agent")).Session())["user"]!["id"]!;
        await Admin.Create("contacts", new { givenName = "Hidden", familyName = "Vizibilanski" });
        await Admin.Create("contacts", new { givenName = "Mine", familyName = "Vizibilanski", ownerId = me });
        await Admin.Create("contacts", new { givenName = "Quite", familyName = "Unvizibilska" });
        using var own = await RoleWithLevel.SignIn(Host, me, "own");

        Assert.That(Labels(await Search("vizibilanski", own)), Is.EqualTo(new[] { "Mine Vizibilanski" }));
        Assert.That(Labels(await Search("vizibilnski", own)), Is.EqualTo(new[] { "Mine Vizibilanski" }));
        var secret = await Search("unvizibilsca", own);
        Assert.That(Labels(secret), Is.Empty);
        Assert.That((bool)secret["corrected"]!, Is.False, "A correction would tell that the name exists.");
        Assert.That(secret["terms"]!.AsArray().Select(t => (string)t!), Is.EqualTo(new[] { "unvizibilsca" }));
    }

    [Test]
    public async Task Search_OfSomeTypes_LeavesOutTheOthers()
    {
        await Seed();

        Assert.That((await Search("ziba", path: "&types=account"))["items"]!.AsArray().Select(i => (string)i!["recordType"]!), Has.All.EqualTo("account").And.Not.Empty);
        Assert.That((await Admin.Get("/api/v1/search?q=x&types=planet")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Admin.Get("/api/v1/search?q=")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Admin.Get("/api/v1/search?q=x&limit=51")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Search("!?"))["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Search_ForMoreThanOnePortion_FindsTheLastOne()
    {
        // All have the first word; one has both, and is the oldest.
        await Admin.Create("contacts", new { givenName = "Portia", familyName = "Needleworth" });
        for (var i = 0; i < 130; i++)
        {
            await Admin.Create("contacts", new { givenName = "Portia", familyName = $"Hay{i}" });
        }

        Assert.That(Labels(await Search("needle portia")), Is.EqualTo(new[] { "Portia Needleworth" }));
        Assert.That(Labels(await Search("portia hay129")), Is.EqualTo(new[] { "Portia Hay129" }));
    }

    private async Task<JsonNode> Search(string typed, CrmClient? who = null, string path = "")
    {
        var answer = await (who ?? Admin).Get($"/api/v1/search?q={Uri.EscapeDataString(typed)}{path}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json;
    }

    private static List<string> Labels(JsonNode result) => [.. result["items"]!.AsArray().Select(i => (string)i!["label"]!)];

    private static List<string> Matches(JsonNode hit) =>
    [
        .. hit["matches"]!.AsArray().Select(m => $"{m!["field"]}: " + m["ranges"]!.AsArray().Reverse().Aggregate(
            (string)m["text"]!, (text, range) => text.Insert((int)range![0]! + (int)range[1]!, "»").Insert((int)range[0]!, "«"))),
    ];

    private async Task Seed()
    {
        if (isSeeded)
        {
            return;
        }

        isSeeded = true;

        var account = await Admin.Create("accounts", new { name = "Zibáñez und Söhne" });
        await Admin.Create("contacts", new
        {
            givenName = "Zarisol", familyName = "Ibáñez", accountId = (Guid)account["id"]!,
            emails = new[] { new { address = "zsol@zib.example" } }, phones = new[] { new { number = "+34 600 919 888" } },
        });
        await Admin.Create("contacts", new { givenName = "鸣鹤", familyName = "欧阳" });
        await Admin.Create("contacts", new { givenName = "Антон", familyName = "Жуков" });
    }
}
