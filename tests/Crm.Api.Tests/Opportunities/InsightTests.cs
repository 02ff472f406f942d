using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.Opportunities;

/// <summary>What orders tell: what goes with what, what a customer could buy, why they come back, and what they read of an order themselves.</summary>
public sealed class InsightTests : HostFixture
{
    [Test]
    [Category("S33")]
    public async Task Suggestions_AreWhatGoesWithWhatIsOwned_UntilBoughtOrDismissed()
    {
        var account = await Customer("tea", "own");
        await Admin.Create("products", new { name = "Cup and saucer", code = "cup", family = "Porcelain" });
        await Admin.Create("products", new { name = "Black tea", code = "TEA", family = "Tea" });
        await Load("tea", [.. Enumerable.Range(0, 10).Select(i => Order($"both{i}", $"c{i % 4}", "TEA", "CUP")), .. Enumerable.Range(0, 4).Select(i => Order($"pot{i}", $"c{i}", "TEA", "POT")), Order("mine", "own", "tea")]);
        Assert.That((await Suggestions(account))["learnedAt"], Is.Null, "nothing was learned yet");
        await Learn();

        var first = await Suggestions(account);
        var cup = first["products"]![0]!;
        Assert.That(first["products"]!.AsArray().Select(p => (string)p!["key"]!), Is.EqualTo(new[] { "CUP", "POT" }), first.ToJsonString());
        Assert.That((S(cup, "name"), S(cup, "becauseName"), N(cup, "together"), N(cup, "becauseOrders"), N(cup, "similarCustomers"), (double)cup["confidence"]!), Is.EqualTo(("Cup and saucer", "Black tea", 10, 15, 4, Math.Round(10 / 15d, 6))));
        Assert.That(first["families"]!.AsArray().Select(f => S(f!, "name")), Is.EqualTo(new[] { "Porcelain" }));

        var path = $"/api/v1/accounts/{account["id"]}/suggestions";
        var dismissed = await Admin.Post($"{path}/dismissed", new { kind = "product", key = "CUP", reason = "later", name = "Cup and saucer" });
        var without = await Suggestions(account);
        await Admin.Delete($"{path}/dismissed/{dismissed.Json["id"]}");
        await Load("tea", Order("mine2", "own", "POT"));
        var bought = await Suggestions(account);
        Assert.That((dismissed.Status, S(without["products"]!.AsArray().Single()!, "key"), S(without["dismissed"]![0]!, "reason")), Is.EqualTo((HttpStatusCode.OK, "POT", "later")), dismissed.Text);
        Assert.That(S(bought["products"]!.AsArray().Single()!, "key"), Is.EqualTo("CUP"), "what was bought is not suggested");
        Assert.That((await (await As("read-only")).Post($"{path}/dismissed", new { kind = "product", key = "CUP", reason = "owned" })).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    [Category("S34")]
    public async Task Potential_IsWhatIsNeededLessWhatIsBought_AndPeersProposeIt()
    {
        await Admin.Create("products", new { name = "Glue", code = "GLUE", family = "Adhesives" });
        var accounts = new List<JsonNode>();
        for (var i = 0; i < 4; i++)
        {
            accounts.Add(await Customer("need", $"n{i}", new { name = $"Carpenter {i}", industry = "Carpentry of wood", employees = 20 + i }));
        }

        await Load("need", [.. Enumerable.Range(0, 4).Select(i => Order($"g{i}", $"n{i}", 100m * (i + 1), "GLUE"))]);
        var mine = $"/api/v1/accounts/{accounts[0]["id"]}/potential";
        var proposed = (await Admin.Get(mine)).Json["families"]!.AsArray().Single(f => S(f!, "family") == "Adhesives")!;
        var said = await Admin.Send(HttpMethod.Put, mine, new { family = "adhesives", amount = 1000, currency = "EUR", sourceName = "Visit" });
        var batch = new { source = "need", needs = new[] { new { accountKey = "n1", family = "Adhesives", amount = 250, currency = "EUR", asOf = "2026-01-31" }, new { accountKey = "n2", family = "Adhesives", amount = 3000, currency = "EUR", asOf = "2026-01-31" } } };
        var loaded = await Admin.Post("/api/v1/potential/batch", batch);
        var again = await Admin.Post("/api/v1/potential/batch", batch);
        var now = (await Admin.Get(mine)).Json["families"]!.AsArray().Single(f => S(f!, "family") == "adhesives")!;
        var page = (await Admin.Get("/api/v1/reports/potential?family=Adhesives&limit=2")).Json;
        var rest = (await Admin.Get($"/api/v1/reports/potential?family=Adhesives&limit=2&cursor={page["nextCursor"]}")).Json;
        var file = await Admin.Get("/api/v1/reports/potential/export?family=Adhesives&sort=share");

        Assert.That(((decimal)proposed["proposed"]!["amount"]!, N(proposed["proposed"]!, "peers"), (decimal)proposed["bought"]!), Is.EqualTo((300m, 3, 100m)), proposed.ToJsonString());
        Assert.That((said.Status, (double)now["share"]!, (decimal)now["white"]!, S(now["need"]!, "source"), S(now["need"]!, "sourceName")), Is.EqualTo((HttpStatusCode.OK, 0.1, 900m, "hand", "Visit")), said.Text);
        Assert.That((N(loaded.Json, "created"), N(again.Json, "unchanged")), Is.EqualTo((2, 2)), loaded.Text);
        Assert.That(page["items"]!.AsArray().Concat(rest["items"]!.AsArray()).Select(l => (S(l!, "accountName"), (decimal)l!["white"]!)), Is.EqualTo(new[] { ("Carpenter 2", 2700m), ("Carpenter 0", 900m), ("Carpenter 1", 50m) }));
        Assert.That(file.Text.Split('\n').Skip(1).Select(l => l.Split(',').ElementAtOrDefault(1)).Take(3), Is.EqualTo(new[] { "Carpenter 0", "Carpenter 2", "Carpenter 1" }));
        Assert.That((await Admin.Get("/api/v1/reports/potential?sort=name")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await (await As("read-only")).Send(HttpMethod.Put, mine, new { family = "x", amount = 1, currency = "EUR" })).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    [Category("S105")]
    public async Task Motive_IsAskedOnceInAWhile_AnsweredByOneTap_AndRanked()
    {
        var account = await Customer("again", "a1");
        await Load("again", Order("one", "a1", "X", daysAgo: 60), Order("two", "a1", "X", daysAgo: 5), Order("three", "a1", "X", daysAgo: 1));
        var orders = (await Admin.Get($"/api/v1/accounts/{account["id"]}/orders")).Json["items"]!.AsArray().ToDictionary(o => S(o!, "number"), o => $"/api/v1/accounts/{account["id"]}/orders/{o!["id"]}/motive");
        var first = await Admin.Post($"{orders["one"]}/ask", new { });
        var byMail = await Admin.Post($"{orders["two"]}/ask", new { contactId = Guid.CreateVersion7() });
        var asked = await Admin.Post($"{orders["two"]}/ask", new { });
        var lately = await Admin.Post($"{orders["three"]}/ask", new { });
        Assert.That(new[] { S(first.Json, "code"), S(byMail.Json, "code"), S(lately.Json, "code") }, Is.EqualTo(new[] { "first_order", "motives_off", "asked_lately" }), asked.Text);

        using var customer = Host.Anonymous();
        var path = new Uri(S(asked.Json, "link")).AbsolutePath;
        var page = await customer.Get($"{path}?lang=ru");
        var motives = (await Admin.Get("/api/v1/purchase-motives")).Json["items"]!.AsArray();
        string Id(string key) => S(motives.Single(m => S(m!, "key") == key)!, "id");
        Assert.That(motives.Count(m => page.Text.Contains(S(m!["names"]!.AsArray().Single(n => S(n!, "language") == "ru")!, "name"), StringComparison.Ordinal)), Is.EqualTo(motives.Count));
        Assert.That(page.Text, Does.Not.Contain("<script").And.Contain("lang=\"ru\""));
        await customer.Send(HttpMethod.Post, path, Form("motive", Id("price")));
        await customer.Send(HttpMethod.Post, path, Form("motive", Id("quality")));
        await customer.Send(HttpMethod.Post, path, Form("motive", Guid.CreateVersion7().ToString()));
        var thanks = await customer.Get($"{path}?lang=en");
        var noted = await Admin.Send(HttpMethod.Put, orders["three"], new { motiveId = Id("quality") });
        await Load("again", Order("b1", "a2", "X", daysAgo: 9), Order("b2", "a2", "X", daysAgo: 2));
        var other = await Customer("again", "a2");
        var late = (await Admin.Get($"/api/v1/accounts/{other["id"]}/orders")).Json["items"]![0]!;
        await Admin.Send(HttpMethod.Put, $"/api/v1/accounts/{other["id"]}/orders/{late["id"]}/motive", new { motiveId = Id("delivery") });

        var report = (await Admin.Get("/api/v1/reports/motives")).Json;
        Assert.That(thanks.Text, Does.Contain("You have chosen: The quality of the product"));
        Assert.That((noted.Status, (bool)noted.Json["isFromCustomer"]!), Is.EqualTo((HttpStatusCode.OK, false)), noted.Text);
        Assert.That((N(report, "answered"), S(report["items"]![0]!, "key"), (double)report["items"]![0]!["share"]!, S(report["items"]![1]!, "key")), Is.EqualTo((3, "quality", 0.6667, "delivery")), report.ToJsonString());
        Assert.That((await customer.Get("/m/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    [Category("S35")]
    public async Task OrderPage_ShowsTheCustomerHowItStands_UntilItIsRevoked()
    {
        var account = await Customer("page", "p1");
        await Load("page", new { key = "P-1", customerKey = "p1", orderedAt = Days(-20), promisedOn = Day(-10), deliveredOn = Day(-11), currency = "EUR", lines = new[] { new { productCode = "A", description = "Bolt <M8>", quantity = 2.5, unitPrice = 4 } } },
            new { key = "P-2", customerKey = "p1", orderedAt = Days(-15), promisedOn = Day(-10), deliveredOn = Day(-5), currency = "EUR", lines = new[] { new { productCode = "A", description = "Nut", quantity = 1.0, unitPrice = 1 } } });
        var order = (await Admin.Get($"/api/v1/accounts/{account["id"]}/orders")).Json["items"]!.AsArray().Single(o => S(o!, "number") == "P-1")!;
        var links = $"/api/v1/accounts/{account["id"]}/orders/{order["id"]}/links";
        var path = new Uri(S((await Admin.Post(links)).Json, "link")).AbsolutePath;
        using var customer = Host.Anonymous();

        var page = await customer.Get($"{path}?lang=en");
        var italian = await customer.Get($"{path}?lang=it");
        var revoked = await Admin.Delete(links);

        Assert.That(page.Text, Does.Contain("Order P-1").And.Contain("Bolt &lt;M8&gt;").And.Contain("10.00").And.Contain("(in time)").And.Contain("1 of your 2 deliveries").And.Not.Contain("<script"));
        Assert.That(italian.Text, Does.Contain("Ordine P-1").And.Contain("10,00"));
        Assert.That((N(revoked.Json, "revoked"), (await customer.Get(path)).Status), Is.EqualTo((1, HttpStatusCode.NotFound)));
        Assert.That((await (await As("read-only")).Post(links)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task Learn()
    {
        var job = await Admin.Post("/api/v1/suggestion-models");
        Assert.That(job.Status, Is.EqualTo(HttpStatusCode.Accepted), job.Text);
        await Eventually(async () => S((await Admin.Get($"/api/v1/suggestion-models/{job.Json["subjectId"]}")).Json, "state") == "ready", "it is learned");
    }

    private async Task<JsonNode> Suggestions(JsonNode account) => (await Admin.Get($"/api/v1/accounts/{account["id"]}/suggestions")).Json;

    private async Task<JsonNode> Customer(string source, string key, object? body = null)
    {
        var account = await Admin.Create("accounts", body ?? new { name = $"{source} {key}" });
        await Admin.Patch($"/api/v1/accounts/{account["id"]}", new { externalIds = new[] { new { source, key } } });
        return account;
    }

    private async Task Load(string source, params object[] orders)
    {
        var answer = await Admin.Post("/api/v1/orders/batch", new { source, orders });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    private static object Order(string key, string customerKey, params string[] codes) => Order(key, customerKey, 10m, codes);

    private static object Order(string key, string customerKey, decimal price, params string[] codes) =>
        new { key, customerKey, orderedAt = Days(-3), currency = "EUR", lines = codes.Select(productCode => new { productCode, quantity = 1, unitPrice = price }) };

    private static object Order(string key, string customerKey, string code, int daysAgo) =>
        new { key, customerKey, orderedAt = Days(-daysAgo), currency = "EUR", lines = new[] { new { productCode = code, quantity = 1, unitPrice = 10 } } };

    private static DateTime Days(int days) => TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(days);

    private static string Day(int days) => Days(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static FormUrlEncodedContent Form(string name, string value) => new([new(name, value)]);

    private static string S(JsonNode node, string field) => (string?)node[field] ?? "";

    private static int N(JsonNode node, string field) => (int?)node[field] ?? 0;
}
