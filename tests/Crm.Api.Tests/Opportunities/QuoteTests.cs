using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Opportunities;

/// <summary>A quote from its lines to the order: exact, one price for one customer, and answered on a page of its own.</summary>
[Category("S22")]
public sealed class QuoteTests : HostFixture
{
    [Test]
    [Category("S23")]
    public async Task Lines_WithoutAPrice_GetTheCustomersAndSayWhichRuleGaveIt()
    {
        var (account, product) = (await Account("Ruled"), await Product("Ruled", 200));
        var book = await Admin.Create("price-books", new { name = "Ruled book", currency = "EUR", accountId = account["id"] });
        await Admin.Create("prices", new { name = "contract", bookId = book["id"], productId = product["id"], unitPrice = Euro(180) });
        await Admin.Create("prices", new { name = "ten and more", bookId = book["id"], discount = 7.5, minQuantity = 10 });

        var sheet = await Lines(await Quote(account), new { productId = product["id"], quantity = 10 }, new { name = "Delivery", quantity = 1, unitPrice = 20, taxRate = 10, optional = true });
        var line = sheet["lines"]![0]!;

        Assert.That(((decimal)line["unitPrice"]!, (string)line["priceRule"]!, (decimal)line["discount"]!, (string)line["discountRule"]!), Is.EqualTo((180m, "Ruled book: contract", 7.5m, "ten and more")));
        Assert.That(((decimal)sheet["net"]!, (decimal)sheet["tax"]!, (decimal)sheet["total"]!, (decimal)sheet["optionalTotal"]!), Is.EqualTo((1665m, 349.65m, 2014.65m, 22m)));
    }

    [Test]
    public async Task Quote_OnItsPage_IsReadAcceptedAndBecomesAnOrder()
    {
        var account = await Account("Reader");
        var quote = await Quote(account, "es");
        await Lines(quote, new { name = "Báscula <b>", quantity = 2, unitPrice = 99.95m, taxRate = 21 });
        var sent = await Send(quote);
        var path = new Uri((string)sent.Json["link"]!).AbsolutePath;
        using var customer = Host.Anonymous();

        var page = await customer.Get(path);
        Assert.That((page.Status, page.Text.Contains("241,88", StringComparison.Ordinal), page.Text.Contains("Báscula &lt;b&gt;", StringComparison.Ordinal) || page.Text.Contains("&lt;b&gt;", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.OK, true, true)), page.Text);
        Assert.That((await customer.Get("/q/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        var nameless = await customer.Send(HttpMethod.Post, path, Form(("act", "accept"), ("name", " ")));
        var accepted = await customer.Send(HttpMethod.Post, path, Form(("act", "accept"), ("name", "Eva Ríos"), ("words", "Gracias")));
        await customer.Send(HttpMethod.Post, path, Form(("act", "decline"), ("name", "Somebody Else")));

        var now = (await Admin.Get($"/api/v1/quotes/{quote["id"]}")).Json;
        var business = (await Admin.Get($"/api/v1/accounts/{account["id"]}/business")).Json;
        Assert.That((nameless.Status, accepted.Status), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.Redirect)), accepted.Text);
        Assert.That(((string)now["status"]!, (string)now["answeredBy"]!, (string)now["answer"]!), Is.EqualTo(("accepted", "Eva Ríos", "Gracias")));
        Assert.That(((int)business["yearOrders"]!, (decimal)business["recent"]![0]!["amount"]!, (string)business["recent"]![0]!["number"]!), Is.EqualTo((1, 199.90m, (string)quote["number"]!)));
    }

    [Test]
    public async Task Quote_ThatTheCustomerHas_IsReplacedAndNotChanged()
    {
        var quote = await Quote(await Account("Replaced"));
        await Lines(quote, new { name = "Work", quantity = 1, unitPrice = 10 });
        await Send(quote);

        var patched = await Admin.Patch($"/api/v1/quotes/{quote["id"]}", new { title = "Another" });
        var lines = await Admin.Send(HttpMethod.Put, $"/api/v1/quotes/{quote["id"]}/lines", new { lines = Array.Empty<object>() });
        var next = await Admin.Post($"/api/v1/quotes/{quote["id"]}/revise");
        var old = await Admin.Post($"/api/v1/quotes/{quote["id"]}/accept", new { by = "Ana" });

        Assert.That((patched.Code, lines.Code, old.Code), Is.EqualTo(("quote_status", "quote_status", "quote_status")));
        Assert.That((next.Status, (int)next.Json["revision"]!, (string)next.Json["number"]!, (string)next.Json["status"]!, (decimal)next.Json["total"]!["amount"]!), Is.EqualTo((HttpStatusCode.Created, 2, (string)quote["number"]!, "draft", 10m)), next.Text);
    }

    [Test]
    public async Task Undo_OfWhatTheCustomerWasTold_IsRefused_AlsoOfItsLines()
    {
        var quote = await Quote(await Account("Told"));
        await Lines(quote, new { name = "Work", quantity = 1, unitPrice = 10 });
        await Lines(quote, new { name = "Work", quantity = 1, unitPrice = 20 });
        await Send(quote);

        var changes = (await Admin.Get($"/api/v1/quotes/{quote["id"]}/history")).Json["items"]!.AsArray().Select(i => (string)i!["changeSetId"]!).ToList();
        foreach (var change in changes)
        {
            await Admin.Post($"/api/v1/change-sets/{change}/undo");
        }

        var now = (await Admin.Get($"/api/v1/quotes/{quote["id"]}")).Json;
        Assert.That((changes.Count, (string)now["status"]!, (decimal)now["net"]!["amount"]!), Is.EqualTo((4, "sent", 20m)), "creation, two writings of lines, the sending");
    }

    [Test]
    [Category("S21")]
    public async Task Send_AnotherPriceThanAColleagueTold_IsRefusedUntilAlignedOrOverriddenWithAReason()
    {
        var parent = await Account("Holding");
        var (account, product) = (await Account("Daughter", parent), await Product("Guarded", 100));
        var rep = await As("sales-rep");
        var told = await Quote(parent);
        await Lines(told, new { productId = product["id"], quantity = 1, unitPrice = 100 });
        await Send(told);
        var other = await Quote(account, by: rep);
        await Lines(other, rep, new { productId = product["id"], quantity = 1, unitPrice = 92 });

        var check = (await rep.Get($"/api/v1/quotes/{other["id"]}/check")).Json;
        var refused = await Send(other, rep);
        var reasonless = await rep.Post($"/api/v1/quotes/{other["id"]}/send", new { overrideReason = "Because" });
        var overridden = await (await As("sales-manager")).Post($"/api/v1/quotes/{other["id"]}/send", new { overrideReason = "Matches a competitor" });

        var obstacle = check["obstacles"]![0]!;
        Assert.That(((string)obstacle["code"]!, (decimal)obstacle["price"]!, (decimal)obstacle["other"]!, (string)obstacle["number"]!, obstacle["ownerName"] is not null, (bool)check["mayOverride"]!),
            Is.EqualTo(("otherPrice", 92m, 100m, (string)told["number"]!, true, false)), check.ToJsonString());
        Assert.That((refused.Status, refused.Code, reasonless.Code, overridden.Status), Is.EqualTo((HttpStatusCode.Conflict, "quote_obstacles", "quote_obstacles", HttpStatusCode.OK)), overridden.Text);
        Assert.That((string)(await Admin.Get($"/api/v1/quotes/{other["id"]}")).Json["overrideReason"]!, Is.EqualTo("Matches a competitor"));
    }

    [Test]
    [Category("S21")]
    public async Task Send_OfTwoAtTheSameMoment_ExactlyOnePasses()
    {
        var (account, product, rep) = (await Account("Raced"), await Product("Raced", 100), await As("sales-rep"));
        var (mine, theirs) = (await Quote(account), await Quote(account, by: rep));
        await Lines(mine, new { productId = product["id"], quantity = 1, unitPrice = 100 });
        await Lines(theirs, rep, new { productId = product["id"], quantity = 1, unitPrice = 92 });

        var both = await Task.WhenAll(Send(mine), Send(theirs, rep));

        Assert.That(both.Count(a => a.Status == HttpStatusCode.OK), Is.EqualTo(1), string.Join('\n', both.Select(b => b.Text)));
        Assert.That(both.Single(a => a.Status != HttpStatusCode.OK).Code, Is.AnyOf("quote_obstacles", "changed_meanwhile", "duplicate_key"));
    }

    [Test]
    [Category("S89")]
    public async Task Send_InArrears_IsHeldUntilPaid()
    {
        var account = await Account("Slow Payer");
        object Invoice(decimal paid) => new { key = "S-1", accountId = account["id"], issuedOn = "2025-01-01", dueOn = "2025-02-01", currency = "EUR", amount = 500, paid };
        await Admin.Post("/api/v1/invoices/batch", new { source = "slow", invoices = new[] { Invoice(0) } });
        var quote = await Quote(account);
        await Lines(quote, new { name = "Work", quantity = 1, unitPrice = 80 });

        var held = (await Admin.Get($"/api/v1/quotes/{quote["id"]}/check")).Json["obstacles"]!.AsArray().Select(o => (string)o!["code"]!).ToList();
        await Admin.Post("/api/v1/invoices/batch", new { source = "slow", invoices = new[] { Invoice(500) } });

        Assert.That(held, Is.EqualTo(new[] { "arrears" }));
        Assert.That((await Send(quote)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private Task<JsonNode> Account(string name, JsonNode? parent = null) => Admin.Create("accounts", new { name, parentId = parent?["id"] });

    private Task<JsonNode> Product(string name, decimal price) => Admin.Create("products", new { name, listPrice = Euro(price), taxRate = 21 });

    private Task<JsonNode> Quote(JsonNode account, string? language = null, CrmClient? by = null) => (by ?? Admin).Create("quotes", new { title = $"For {account["name"]}", accountId = account["id"], currency = "EUR", language });

    private Task<JsonNode> Lines(JsonNode quote, params object[] lines) => Lines(quote, Admin, lines);

    private static async Task<JsonNode> Lines(JsonNode quote, CrmClient by, params object[] lines)
    {
        var answer = await by.Send(HttpMethod.Put, $"/api/v1/quotes/{quote["id"]}/lines", new { lines });
        return answer.Status == HttpStatusCode.OK ? answer.Json : throw new InvalidOperationException(answer.Text);
    }

    private Task<Answer> Send(JsonNode quote, CrmClient? by = null) => (by ?? Admin).Post($"/api/v1/quotes/{quote["id"]}/send", new { });

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal));

    private static object Euro(decimal amount) => new { amount, currency = "EUR" };
}
