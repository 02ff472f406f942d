using System.Net;
using NUnit.Framework;

namespace Crm.Api.Tests.Records;

public sealed class RelativeConditionTests : HostFixture
{
    [Test]
    public async Task List_OfMine_IsEachCallersOwn()
    {
        var rep = await As("sales-rep");
        await Admin.Create("accounts", new { name = "Of admin", tags = new[] { "mine" } });
        await rep.Create("accounts", new { name = "Of the rep", tags = new[] { "mine" } });

        var inAddress = (await rep.Get("/api/v1/accounts?tags=mine&ownerId=me")).Json["items"]!.AsArray();
        var inTree = (await Admin.Post("/api/v1/accounts/search", """{"where":{"all":[{"field":"tags","op":"eq","value":"mine"},{"field":"ownerId","op":"in","value":["me"]}]}}""")).Json["items"]!.AsArray();

        Assert.That(inAddress.Select(i => (string)i!["name"]!), Is.EqualTo(new[] { "Of the rep" }));
        Assert.That(inTree.Select(i => (string)i!["name"]!), Is.EqualTo(new[] { "Of admin" }));
    }

    [TestCase("createdAt=today", 1)]
    [TestCase("createdAt[gte]=today", 1)]
    [TestCase("createdAt[lte]=today", 1)]
    [TestCase("createdAt[gt]=today", 0)]
    [TestCase("createdAt[lt]=today", 0)]
    [TestCase("createdAt[ne]=today", 0)]
    [TestCase("createdAt=yesterday,today", 1)]
    [TestCase("createdAt[gte]=-30d", 1)]
    [TestCase("createdAt[lt]=-30d", 0)]
    [TestCase("createdAt[gte]=-1h", 1)]
    [TestCase("createdAt[gt]=now", 0)]
    [TestCase("createdAt[gte]=startOfYear-1y", 1)]
    [TestCase("createdAt[gte]=startOfMonth%2B1m", 0)]
    [TestCase("createdAt[gte]=%2B1d", 0)]
    [TestCase("createdAt[gte]=+1d", 0)]
    public async Task List_ByRelativeInstants_FindsWhatIsNew(string filter, int expected)
    {
        if ((await Admin.Get("/api/v1/accounts?tags=new")).Json["items"]!.AsArray().Count == 0)
        {
            await Admin.Create("accounts", new { name = "New", tags = new[] { "new" } });
        }

        var answer = await Admin.Get($"/api/v1/accounts?tags=new&{filter}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(answer.Json["items"]!.AsArray(), Has.Count.EqualTo(expected), answer.Text);
    }

    [Test]
    public async Task List_ByRelativeDates_CountsDaysWhereTheCallerIs()
    {
        // Some place on earth is always a day ahead of another: Kiritimati at UTC+14, Niue at UTC-11.
        var ahead = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(14).Date;
        await Admin.Create("contacts", new { familyName = "Born", birthday = ahead.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), tags = new[] { "born" } });

        async Task<int> Found(string zone, string filter) =>
            (await Admin.Send(HttpMethod.Get, $"/api/v1/contacts?tags=born&{filter}", body: null, ("X-Time-Zone", zone))).Json["items"]!.AsArray().Count;

        Assert.That(await Found("Pacific/Kiritimati", "birthday=today"), Is.EqualTo(1));
        Assert.That(await Found("Pacific/Niue", "birthday=today"), Is.EqualTo(0));
        Assert.That(await Found("Pacific/Niue", "birthday[gt]=today"), Is.EqualTo(1));
        Assert.That(await Found("Pacific/Kiritimati", "birthday=yesterday,tomorrow"), Is.EqualTo(0));
    }

    [Test]
    public async Task List_InATimeZoneThatDoesNotExist_IsRefused()
    {
        var answer = await Admin.Send(HttpMethod.Get, "/api/v1/contacts?createdAt=today", body: null, ("X-Time-Zone", "Moon/Base"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Json["errors"]!["X-Time-Zone"], Is.Not.Null, answer.Text);
    }

    [TestCase("createdAt=-30x")]
    [TestCase("createdAt=startOfDecade")]
    [TestCase("accountId=me")]
    public async Task List_ByWhatIsNoRelativeValue_IsRefused(string filter)
    {
        Assert.That((await Admin.Get($"/api/v1/contacts?{filter}")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }
}
