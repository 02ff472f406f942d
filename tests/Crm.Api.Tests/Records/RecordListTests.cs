using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.Records;

public sealed class RecordListTests : HostFixture
{
    [Test]
    public async Task List_ByANumberThatIsZero_KnowsItFromNone()
    {
        await Admin.Create("accounts", new { name = "Nought unknown" });
        var none = await Admin.Create("accounts", new { name = "Nought employed", employees = 0 });
        await Admin.Create("accounts", new { name = "Nought alone", employees = 1 });

        var found = (await Admin.Get("/api/v1/accounts?employees[lte]=0&q=Nought")).Json["items"]!.AsArray();
        Assert.That(found.Select(a => (string?)a!["id"]), Is.EqualTo(new[] { (string?)none["id"] }));
    }

    [Test]
    public async Task List_FollowedByCursor_GivesEveryRecordOnceInOrder()
    {
        var names = Enumerable.Range(0, 23).Select(i => $"Keyset {(char)('a' + (i * 7 % 23))}").ToList();
        foreach (var name in names)
        {
            await Admin.Create("accounts", new { name, tags = new[] { "keyset" } });
        }

        foreach (var sort in (string[])["name", "-name", "createdAt", "-createdAt", "employees", "-annualRevenue"])
        {
            var seen = await All($"/api/v1/accounts?tags=keyset&limit=5&sort={sort}");

            Assert.That(seen.Select(i => (string)i["id"]!).Distinct().Count(), Is.EqualTo(names.Count), sort);
            Assert.That(seen, Has.Count.EqualTo(names.Count), sort);
        }

        var ordered = (await All("/api/v1/accounts?tags=keyset&limit=4&sort=name")).Select(i => (string)i["name"]!).ToList();
        Assert.That(ordered, Is.EqualTo(names.Order(StringComparer.Ordinal)));
        var reversed = (await All("/api/v1/accounts?tags=keyset&limit=4&sort=-name")).Select(i => (string)i["name"]!).ToList();
        Assert.That(reversed, Is.EqualTo(names.OrderDescending(StringComparer.Ordinal)));
    }

    [Test]
    public async Task List_InsertAndDeleteBetweenPages_NeitherRepeatsNorSkips()
    {
        foreach (var name in (string[])["b", "d", "f", "h"])
        {
            await Admin.Create("accounts", new { name, tags = new[] { "moving" } });
        }

        var first = (await Admin.Get("/api/v1/accounts?tags=moving&limit=2&sort=name")).Json;
        await Admin.Create("accounts", new { name = "a", tags = new[] { "moving" } });
        await Admin.Create("accounts", new { name = "e", tags = new[] { "moving" } });
        await Admin.Delete($"/api/v1/accounts/{first["items"]![1]!["id"]}");
        var second = (await Admin.Get($"/api/v1/accounts?tags=moving&limit=9&sort=name&cursor={first["nextCursor"]}")).Json;

        Assert.That(second["items"]!.AsArray().Select(i => (string)i!["name"]!), Is.EqualTo(new[] { "e", "f", "h" }));
        Assert.That(second["nextCursor"], Is.Null);
    }

    [TestCase("sort=notes", "sort")]
    [TestCase("limit=0", "limit")]
    [TestCase("limit=201", "limit")]
    [TestCase("cursor=made-up", "cursor")]
    [TestCase("nothing=1", "nothing")]
    [TestCase("name[sounds]=1", "name")]
    [TestCase("createdAt[gte]=someday", "createdAt")]
    [TestCase("lifecycleStage=king", "lifecycleStage")]
    [TestCase("count=maybe", "count")]
    public async Task List_WithWhatItDoesNotKnow_SaysWhat(string query, string path)
    {
        var answer = await Admin.Get($"/api/v1/accounts?{query}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Does.Contain(path), answer.Text);
    }

    [TestCase("name=acme ünited", 1)]
    [TestCase("name=ACME United", 1)]
    [TestCase("name[startsWith]=acme", 2)]
    [TestCase("name[contains]=nited", 1)]
    [TestCase("name[ne]=acme united", 2)]
    [TestCase("employees[gte]=50", 1)]
    [TestCase("employees[isNull]=true", 1)]
    [TestCase("annualRevenue[gt]=900 EUR", 1)]
    [TestCase("roles=dealer", 1)]
    [TestCase("roles=dealer,supplier", 2)]
    [TestCase("roles[ne]=dealer", 2)]
    [TestCase("roles[isNull]=true", 1)]
    [TestCase("domains=ACME.example", 1)]
    [TestCase("addresses.city=malaga", 1)]
    [TestCase("addresses.country=ES", 1)]
    [TestCase("lifecycleStage=customer,prospect", 2)]
    [TestCase("lifecycleStage[isNull]=false", 2)]
    [TestCase("industry=toys&roles=supplier", 1)]
    [TestCase("phones=+34 600 111 222", 1)]
    [TestCase("createdAt[gte]=2020-01-01", 3)]
    [TestCase("createdAt[lt]=2020-01-01", 0)]
    public async Task List_Filtered_FindsWhatHolds(string filter, int expected)
    {
        await Seed();

        var answer = await Admin.Get($"/api/v1/accounts?tags=filters&count=true&{filter.Replace("+", "%2B", StringComparison.Ordinal)}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(answer.Json["items"]!.AsArray(), Has.Count.EqualTo(expected), answer.Text);
        Assert.That((long)answer.Json["totalCount"]!, Is.EqualTo(expected));
    }

    [Test]
    public async Task Search_ByATreeOfConditions_FindsWhatHolds()
    {
        await Seed();
        var body = """
            {"where":{"all":[{"field":"tags","op":"eq","value":"filters"},
              {"any":[{"field":"employees","op":"gte","value":50},{"all":[{"field":"roles","op":"eq","value":"supplier"},{"field":"industry","op":"eq","value":"Toys"}]}]}]},
             "sort":"-name","count":true}
            """;

        var answer = await Admin.Post("/api/v1/accounts/search", body);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(answer.Json["items"]!.AsArray().Select(i => (string)i!["name"]!), Is.EqualTo(new[] { "Acme Ünited", "Acme Toys" }));
    }

    [Test]
    public async Task ExportAndList_TakeATreeInTheAddressToo()
    {
        await Seed();
        var where = Uri.EscapeDataString("{\"any\":[{\"field\":\"roles\",\"op\":\"eq\",\"value\":\"dealer\"},{\"field\":\"roles\",\"op\":\"eq\",\"value\":\"supplier\"}]}");

        var list = await Admin.Get($"/api/v1/accounts?tags=filters&where={where}");
        var export = await Admin.Get($"/api/v1/accounts/export?tags=filters&columns=name&where={where}");
        var broken = await Admin.Get("/api/v1/accounts?where={");

        Assert.That(list.Json["items"]!.AsArray(), Has.Count.EqualTo(2), list.Text);
        Assert.That(export.Text.Trim().Split("\r\n"), Has.Length.EqualTo(3), export.Text);
        Assert.That(broken.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("{\"where\":{\"field\":\"name\"}}")]
    [TestCase("{\"where\":{\"field\":\"name\",\"op\":\"eq\"}}")]
    [TestCase("{\"where\":{\"field\":\"name\",\"op\":\"in\",\"value\":\"x\"}}")]
    [TestCase("{\"where\":{\"all\":[],\"field\":\"name\"}}")]
    [TestCase("{\"where\":[]}")]
    [TestCase("{\"were\":{}}")]
    [TestCase("{\"q\":5}")]
    public async Task Search_MalformedTree_IsRefused(string body)
    {
        var answer = await Admin.Post("/api/v1/accounts/search", body);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
    }

    [TestCase("mari", "Marisol Ibáñez")]
    [TestCase("ibanez", "Marisol Ibáñez")]
    [TestCase("IBÁÑEZ mar", "Marisol Ibáñez")]
    [TestCase("msol@ib.example", "Marisol Ibáñez")]
    [TestCase("ib.exam", "Marisol Ibáñez")]
    [TestCase("600 777 888", "Marisol Ibáñez")]
    [TestCase("777888", "Marisol Ibáñez")]
    [TestCase("小明", "王小明")]
    [TestCase("王小明", "王小明")]
    [TestCase("明", "王小明")]
    [TestCase("Чехов", "Антон Чехов")]
    [TestCase("чех ант", "Антон Чехов")]
    public async Task List_TypedFragment_FindsThePerson(string typed, string expected)
    {
        if ((await Admin.Get("/api/v1/contacts?q=msol@ib.example")).Json["items"]!.AsArray().Count == 0)
        {
            await Admin.Create("contacts", new
            {
                givenName = "Marisol", familyName = "Ibáñez",
                emails = new[] { new { address = "msol@ib.example" } }, phones = new[] { new { number = "+34 600 777 888" } },
            });
            await Admin.Create("contacts", new { givenName = "小明", familyName = "王" });
            await Admin.Create("contacts", new { givenName = "Антон", familyName = "Чехов" });
        }

        var answer = await Admin.Get($"/api/v1/contacts?q={Uri.EscapeDataString(typed)}");

        Assert.That(answer.Json["items"]!.AsArray().Select(i => (string)i!["displayName"]!), Does.Contain(expected), answer.Text);
    }

    [Test]
    public async Task List_SearchAfterAnEdit_FindsTheNewNameOnly()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Zyxwvold" });
        await Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { familyName = "Zyxwvnew" });

        Assert.That((await Admin.Get("/api/v1/contacts?q=zyxwvold")).Json["items"]!.AsArray(), Is.Empty);
        Assert.That((await Admin.Get("/api/v1/contacts?q=zyxwvnew")).Json["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Export_OfAFilteredList_IsCsvThatNoSpreadsheetRuns()
    {
        await Admin.Create("accounts", new { name = "=cmd|' /C calc'!A0", tags = new[] { "export" }, phones = new[] { new { number = "+34 600 111 333" } } });
        await Admin.Create("accounts", new { name = "Plain, with \"quotes\"", tags = new[] { "export" } });

        var answer = await Admin.Get("/api/v1/accounts/export?tags=export&columns=name,phones,ownerId&sort=name");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(answer.ContentType, Is.EqualTo("text/csv"));
        var lines = answer.Text.TrimStart('\uFEFF').Split("\r\n");
        Assert.That(lines[0], Is.EqualTo("id,name,phones,ownerName"));
        Assert.That(lines[1], Does.Contain("'=cmd|' /C calc'!A0").And.Contain("+34 600 111 333"));
        Assert.That(lines[2], Does.Contain("\"Plain, with \"\"quotes\"\"\""));
    }

    private async Task<List<JsonNode>> All(string path)
    {
        var items = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = (await Admin.Get(cursor is null ? path : $"{path}&cursor={cursor}")).Json;
            items.AddRange(page["items"]!.AsArray().Select(i => i!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);
        return items;
    }

    private async Task Seed()
    {
        if ((await Admin.Get("/api/v1/accounts?tags=filters")).Json["items"]!.AsArray().Count > 0)
        {
            return;
        }

        var tags = new[] { "filters" };
        await Admin.Create("accounts", new
        {
            name = "Acme Ünited", tags, employees = 50, roles = new[] { "dealer" }, domains = new[] { "acme.example" }, lifecycleStage = "customer",
            annualRevenue = new { amount = 1000, currency = "EUR" }, addresses = new[] { new { city = "Málaga", country = "ES" } },
        });
        await Admin.Create("accounts", new { name = "Acme Toys", tags, employees = 7, industry = "toys", roles = new[] { "supplier" }, lifecycleStage = "prospect", phones = new[] { new { number = "+34600111222" } } });
        await Admin.Create("accounts", new { name = "Zenith", tags });
    }
}
