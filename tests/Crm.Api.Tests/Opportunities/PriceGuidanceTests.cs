using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Opportunities;

/// <summary>An old customer asks for a price: what they and others like them paid, what they are worth, and what to give.</summary>
[Category("S20")]
public sealed class PriceGuidanceTests : HostFixture
{
    [Test]
    public async Task Guidance_ForAnOldCustomer_HasPricesPaidPeersFloorWorthAndAReasonedRecommendation()
    {
        var product = await Admin.Create("products", new { name = "Guided scale", code = "G-1", listPrice = Euro(120), floor = Euro(75), cost = Euro(50) });
        var old = await Account("Old customer", 100);
        var orders = new List<object> { Order("old", old, 4, 105) };
        for (var i = 0; i < 5; i++)
        {
            orders.Add(Order($"peer-{i}", await Account($"Peer {i}", 90 + i), 1, 80 + (5 * i)));
        }

        // Of another trade, and so no peer, however little it pays.
        orders.Add(Order("other", await Account("Other trade", 100, "Mining"), 1, 10));
        var loaded = await Admin.Post("/api/v1/orders/batch", new { source = "guided", orders });
        Assert.That(loaded.Status, Is.EqualTo(HttpStatusCode.OK), loaded.Text);

        var guidance = await Admin.Get($"/api/v1/quotes/price-guidance?accountId={old["id"]}&productId={product["id"]}&quantity=2&currency=EUR");
        var json = guidance.Json;

        Assert.That(guidance.Status, Is.EqualTo(HttpStatusCode.OK), guidance.Text);
        Assert.That(((decimal)json["past"]![0]!["price"]!, (decimal)json["regular"]!, (decimal)json["floor"]!), Is.EqualTo((105m, 120m, 75m)), guidance.Text);
        Assert.That(((int)json["peers"]!["customers"]!, (decimal)json["peers"]!["p25"]!, (decimal)json["peers"]!["median"]!, (decimal)json["peers"]!["p75"]!), Is.EqualTo((5, 85m, 90m, 95m)), guidance.Text);
        Assert.That(((decimal)json["worth"]!["sales"]!, (decimal)json["worth"]!["margin"]!, (int)json["worth"]!["orders"]!), Is.EqualTo((420m, 220m, 1)), guidance.Text);
        Assert.That(((decimal)json["recommended"]!, string.Join(' ', json["reasons"]!.AsArray().Select(r => (string)r!["code"]!))), Is.EqualTo((95m, "lastPaid downToPeers")), guidance.Text);
    }

    [Test]
    public async Task Guidance_WithTooFewPeersOrForSomebodyUnknown_SaysSo()
    {
        var product = await Admin.Create("products", new { name = "Rare scale", code = "R-1", listPrice = Euro(120) });
        var lonely = await Account("Lonely", 100, "Fishing");

        var guidance = (await Admin.Get($"/api/v1/quotes/price-guidance?accountId={lonely["id"]}&productId={product["id"]}&currency=EUR")).Json;
        var nobody = await Admin.Get($"/api/v1/quotes/price-guidance?accountId={Guid.CreateVersion7()}&productId={product["id"]}&currency=EUR");
        var nothing = await Admin.Get($"/api/v1/quotes/price-guidance?accountId={lonely["id"]}&productId={Guid.CreateVersion7()}&currency=EUR");

        Assert.That((guidance["peers"], (decimal)guidance["recommended"]!, (string)guidance["reasons"]![0]!["code"]!), Is.EqualTo(((JsonNode?)null, 120m, "regular")));
        Assert.That((nobody.Status, nothing.Status), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.BadRequest)));
    }

    private Task<JsonNode> Account(string name, int employees, string industry = "Brewing") => Admin.Create("accounts", new { name, industry, employees });

    private static object Order(string key, JsonNode account, int quantity, decimal price) => new
    {
        key, accountId = account["id"], orderedAt = TimeProvider.System.GetUtcNow().AddDays(-10).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture), currency = "EUR",
        lines = new[] { new { productCode = "G-1", quantity, unitPrice = price } },
    };

    private static object Euro(decimal amount) => new { amount, currency = "EUR" };
}
