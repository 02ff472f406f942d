using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.Opportunities;

/// <summary>Orders and invoices as facts of another system.</summary>
[Category("S3")]
[Category("S35")]
public sealed class OrderTests : HostFixture
{
    [Test]
    public async Task LoadOrders_TheSameAgain_ChangesNothing_AndAChangeReplacesTheWhole()
    {
        var order = Order("A-1", null, new { productCode = "P", quantity = 2, unitPrice = 1.005 });
        var first = await Load("twice", order);
        var again = await Load("twice", order);
        var changed = await Load("twice", Order("A-1", null, new { productCode = "P", quantity = 3, unitPrice = 1.005 }, new { productCode = "P", quantity = 3, unitPrice = 1.005 }));

        var report = await Report("twice");
        Assert.That((N(first, "created"), N(again, "unchanged"), N(changed, "updated")), Is.EqualTo((1, 1, 1)));
        Assert.That((N(report, "orders"), N(report, "lines"), (decimal)report["total"]!, N(report, "repeatedLines"), N(report, "linesWithoutCustomer")), Is.EqualTo((1, 2, 6.04m, 1, 2)));
    }

    [Test]
    public async Task Orders_OfACustomerUnknownHere_AreTheAccountsOnceItHasThatKey()
    {
        await Load("erp", Order("K-1", "4711", new { quantity = 1, unitPrice = 100 }), Order("K-2", "4711", new { quantity = 1, unitPrice = 50 }));
        var account = await Admin.Create("accounts", new { name = "Known Later" });
        var before = await Business(account);

        await Admin.Patch($"/api/v1/accounts/{account["id"]}", new { externalIds = new[] { new { source = "erp", key = "4711" } } });
        var after = await Business(account);
        var orders = (await Admin.Get($"/api/v1/accounts/{account["id"]}/orders?limit=1")).Json;
        var rest = (await Admin.Get($"/api/v1/accounts/{account["id"]}/orders?limit=1&cursor={orders["nextCursor"]}")).Json;
        var detail = (await Admin.Get($"/api/v1/accounts/{account["id"]}/orders/{orders["items"]![0]!["id"]}")).Json;

        Assert.That((N(before, "yearOrders"), N(after, "yearOrders"), (decimal)after["ordered"]![0]!["amount"]!), Is.EqualTo((0, 2, 150m)));
        Assert.That((rest["items"]!.AsArray().Count, rest["nextCursor"], detail["lines"]!.AsArray().Count), Is.EqualTo((1, (JsonNode?)null, 1)));
        Assert.That((bool)after["feeds"]![0]!["isStale"]!, Is.False);
    }

    [Test]
    public async Task Business_SaysWhatCameInTime_AndWhatIsLate()
    {
        var account = await Admin.Create("accounts", new { name = "Punctual" });
        await Load("logistics",
            Order("D-1", null, account["id"], promised: "2026-01-10", delivered: "2026-01-10"), Order("D-2", null, account["id"], promised: "2026-01-10", delivered: "2026-01-12"),
            Order("D-3", null, account["id"], promised: "2026-01-15", delivered: null), Order("D-4", null, account["id"], promised: "2099-01-15", delivered: null));

        var business = await Business(account);

        Assert.That((N(business["onTime"]!, "inTime"), N(business["onTime"]!, "of"), N(business, "late")), Is.EqualTo((1, 3, 1)), business.ToJsonString());
    }

    [Test]
    [Category("S89")]
    public async Task Invoice_DueForNinetyDays_HoldsTheAccountUntilItIsPaid()
    {
        var account = await Admin.Create("accounts", new { name = "In Arrears" });
        object Invoice(decimal paid) => new { key = "I-1", accountId = account["id"], issuedOn = "2025-01-01", dueOn = "2025-02-01", currency = "EUR", amount = 1000.10m, paid };

        await Admin.Post("/api/v1/invoices/batch", new { source = "books", invoices = new[] { Invoice(400) } });
        var held = (await Business(account))["arrears"]!;
        var paid = await Admin.Post("/api/v1/invoices/batch", new { source = "books", invoices = new[] { Invoice(1000.10m) } });
        var released = (await Business(account))["arrears"]!;

        Assert.That(((bool)held["isHeld"]!, (decimal)held["overdue"]![0]!["amount"]!, (string)held["oldestDueOn"]!), Is.EqualTo((true, 600.10m, "2025-02-01")));
        Assert.That((N(paid.Json, "updated"), (bool)released["isHeld"]!, released["overdue"]!.AsArray().Count), Is.EqualTo((1, false, 0)), paid.Text);
    }

    [Test]
    public async Task LoadOrders_WithSomethingWrong_WritesNothingAndSaysWhere()
    {
        var answer = await Admin.Post("/api/v1/orders/batch", new { source = "wrong", orders = new[] { Order("W-1", null, new { quantity = 1, unitPrice = 1 }), Order("W-2", null, new { quantity = 1, unitPrice = 0.1234567 }) } });
        var rep = await (await As("sales-rep")).Post("/api/v1/orders/batch", new { source = "wrong", orders = new[] { Order("W-1", null, new { quantity = 1, unitPrice = 1 }) } });

        Assert.That((answer.Status, answer.Json["errors"]!.AsObject().Single().Key), Is.EqualTo((HttpStatusCode.BadRequest, "orders[1].lines[0].unitPrice")), answer.Text);
        Assert.That((await Admin.Get("/api/v1/reports/orders?source=wrong")).Json["currencies"]!.AsArray(), Is.Empty);
        Assert.That(rep.Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task<JsonNode> Load(string source, params object[] orders)
    {
        var answer = await Admin.Post("/api/v1/orders/batch", new { source, orders });
        return answer.Status == HttpStatusCode.OK ? answer.Json : throw new InvalidOperationException(answer.Text);
    }

    private async Task<JsonNode> Business(JsonNode account) => (await Admin.Get($"/api/v1/accounts/{account["id"]}/business")).Json;

    private async Task<JsonNode> Report(string source) => (await Admin.Get($"/api/v1/reports/orders?source={source}")).Json["currencies"]![0]!;

    private static object Order(string key, string? customerKey, params object[] lines) => new { key, customerKey, orderedAt = TimeProvider.System.GetUtcNow().UtcDateTime, currency = "EUR", lines };

    private static object Order(string key, string? customerKey, JsonNode? accountId, string promised, string? delivered) =>
        new { key, customerKey, accountId, orderedAt = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-30), promisedOn = promised, deliveredOn = delivered, currency = "EUR", lines = new[] { new { quantity = 1, unitPrice = 10 } } };

    private static int N(JsonNode node, string field) => (int)node[field]!;
}
