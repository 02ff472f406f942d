using System.Net;
using System.Text.Json.Nodes;
using Crm.Platform.Approvals;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Opportunities;

/// <summary>Prices beyond the limits: at once by rule, else exactly one is asked, and whoever is away is stood in for.</summary>
[Category("S39")]
[Category("S99")]
public sealed class ApprovalTests : HostFixture
{
    [SetUp]
    public async Task NobodyIsAway()
    {
        await Rules();
        foreach (var role in new[] { "sales-manager", "administrator" })
        {
            await (await As(role)).Send(HttpMethod.Put, "/api/v1/me/absences", new { items = Array.Empty<object>() });
        }
    }

    [Test]
    public async Task Discount_InsideTheLimit_IsApprovedAtOnceAndReportedSo()
    {
        var rep = await As("sales-rep");
        var before = (int)(await Admin.Get("/api/v1/reports/approvals")).Json["atOnce"]!;
        var quote = await Quote(rep, 90);

        var check = (await rep.Get($"/api/v1/quotes/{quote["id"]}/check")).Json["approval"]!;
        var sent = await Send(rep, quote);
        var mine = (await rep.Get("/api/v1/approvals?box=asked")).Json["items"]![0]!;

        Assert.That((sent.Status, (string)check["need"]!, (string)mine["means"]!, (string)mine["state"]!, (decimal)mine["facts"]![0]!["value"]!, (decimal)mine["facts"]![0]!["limit"]!),
            Is.EqualTo((HttpStatusCode.OK, "none", "rule", "approved", 10m, 15m)), sent.Text);
        Assert.That((int)(await Admin.Get("/api/v1/reports/approvals")).Json["atOnce"]!, Is.EqualTo(before + 1));
    }

    [Test]
    public async Task Discount_BeyondTheLimit_AsksExactlyOne_OfTwoTapsOneWins_AndItCanBeSent()
    {
        var (rep, manager) = (await As("sales-rep"), await As("sales-manager"));
        var quote = await Quote(rep, 70);

        var refused = await Send(rep, quote);
        var asked = await rep.Post($"/api/v1/quotes/{quote["id"]}/approval");
        var again = await rep.Post($"/api/v1/quotes/{quote["id"]}/approval");
        var waiting = (await manager.Get("/api/v1/approvals")).Json["items"]!.AsArray().Where(a => (string)a!["recordId"]! == (string)quote["id"]!).ToList();
        var path = $"/api/v1/approvals/{asked.Json["approvalId"]}/approve";
        var own = await rep.Post(path, new { });
        var told = (await manager.Get("/api/v1/notifications?unread=true")).Json["items"]!.AsArray().Any(n => (string)n!["kind"]! == "approvalWanted" && (string)n["recordId"]! == (string)quote["id"]!);
        var taps = await Task.WhenAll(manager.Post(path, new { }), manager.Post(path, new { }));
        var sent = await Send(rep, quote);

        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.Conflict, "approval_needed")), refused.Text);
        Assert.That(((string)asked.Json["need"]!, asked.Json["approverName"] is not null, asked.Json["dueAt"] is not null, (string)again.Json["approvalId"]!), Is.EqualTo(("waiting", true, true, (string)asked.Json["approvalId"]!)), asked.Text);
        Assert.That((waiting.Count, (bool)waiting[0]!["mayDecide"]!, told, own.Code), Is.EqualTo((1, true, true, "not_the_approver")));
        Assert.That((taps.Count(t => t.Status == HttpStatusCode.OK), taps.Count(t => t.Code is "approval_decided" or "changed_meanwhile"), sent.Status), Is.EqualTo((1, 1, HttpStatusCode.OK)), sent.Text);
        Assert.That((await rep.Get("/api/v1/notifications?unread=true")).Text, Does.Contain("approvalDecided"));
    }

    [Test]
    public async Task OtherLines_TakeTheRequestBack_AndADeclineHoldsForTheSameLines()
    {
        var (rep, manager) = (await As("sales-rep"), await As("sales-manager"));
        var quote = await Quote(rep, 60);
        var first = await rep.Post($"/api/v1/quotes/{quote["id"]}/approval");
        await Lines(rep, quote, quote["product"]!, 65);

        var late = await manager.Post($"/api/v1/approvals/{first.Json["approvalId"]}/approve", new { });
        var second = await rep.Post($"/api/v1/quotes/{quote["id"]}/approval");
        var declined = await manager.Post($"/api/v1/approvals/{second.Json["approvalId"]}/decline", new { reason = "Not below 80" });
        var sent = await Send(rep, quote);
        var check = (await rep.Get($"/api/v1/quotes/{quote["id"]}/check")).Json["approval"]!;

        Assert.That((late.Code, (string)late.Json["params"]!["state"]!, declined.Status, sent.Code), Is.EqualTo(("approval_decided", "withdrawn", HttpStatusCode.OK, "approval_declined")), sent.Text);
        Assert.That(((string)check["need"]!, (string)check["reason"]!), Is.EqualTo(("declined", "Not below 80")));
    }

    [Test]
    public async Task PriceUnderTheFloor_WhereTheDiscountIsInside_NeedsApprovalToo()
    {
        var rep = await As("sales-rep");
        var quote = await Quote(rep, 88, floor: 90);

        var asked = await rep.Post($"/api/v1/quotes/{quote["id"]}/approval");

        Assert.That((string)asked.Json["need"]!, Is.EqualTo("waiting"), asked.Text);
        Assert.That(asked.Json["facts"]!.AsArray().Where(f => (string)f!["measure"]! != "discountAmount").Select(f => ((string)f!["measure"]!, (decimal)f["value"]!)), Is.EquivalentTo(new[] { ("discount", 12m), ("underFloor", 2.22m) }));
    }

    [Test]
    public async Task WhoeverIsAway_IsStoodInFor()
    {
        var (rep, manager) = (await As("sales-rep"), await As("sales-manager"));
        var admin = (string)(await Admin.Session())["user"]!["id"]!;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var waitingBefore = await Quote(rep, 40);
        await rep.Post($"/api/v1/quotes/{waitingBefore["id"]}/approval");
        var away = await manager.Send(HttpMethod.Put, "/api/v1/me/absences", new { items = new[] { new { firstDay = today.AddDays(-1), lastDay = today.AddDays(1), standInId = admin } } });
        await Round();

        var quote = await Quote(rep, 40);
        var asked = await rep.Post($"/api/v1/quotes/{quote["id"]}/approval");

        Assert.That((away.Status, (string)asked.Json["approverId"]!), Is.EqualTo((HttpStatusCode.OK, admin)), away.Text);
        Assert.That(((string)(await Find(waitingBefore))["approverId"]!, (string)(await Find(waitingBefore))["steps"]![0]!["why"]!), Is.EqualTo((admin, "away")));
    }

    [Test]
    public async Task BeyondTheSecondLimit_ASecondPersonIsAsked_AndNoThird()
    {
        var (rep, manager) = (await As("sales-rep"), await As("sales-manager"));
        var admin = (string)(await Admin.Session())["user"]!["id"]!;
        var rules = await Rules(new { level = 2, measure = "discount", most = 40 }, admin);
        var quote = await Quote(rep, 50);
        var asked = await rep.Post($"/api/v1/quotes/{quote["id"]}/approval");
        var path = $"/api/v1/approvals/{asked.Json["approvalId"]}/approve";

        var first = await manager.Post(path, new { });
        var second = await Admin.Post(path, new { });

        Assert.That((rules.Status, (string)first.Json["state"]!, (int)first.Json["level"]!, (string)first.Json["approverId"]!), Is.EqualTo((HttpStatusCode.OK, "waiting", 2, admin)), first.Text);
        Assert.That(((string)second.Json["state"]!, (await Send(rep, quote)).Status), Is.EqualTo(("approved", HttpStatusCode.OK)), second.Text);
    }

    private Task<Answer> Rules(object? more = null, string? second = null) => Admin.Send(HttpMethod.Put, "/api/v1/approval-policies/quotePrice", new
    {
        active = true, approver = "manager", deadlineMinutes = 240, reminderMinutes = 120, secondApprover = second is null ? "manager" : "user", secondApproverId = second,
        limits = new[] { new { level = 1, measure = "discount", most = 15 }, new { level = 1, measure = "underFloor", most = 0 }, more }.Where(l => l is not null),
    });

    private async Task<JsonNode> Quote(CrmClient by, decimal price, decimal? floor = null)
    {
        var account = await by.Create("accounts", new { name = $"Asked {Guid.CreateVersion7()}" });
        var product = await Admin.Create("products", new { name = "Approved", listPrice = Euro(100), floor = floor is { } lowest ? Euro(lowest) : null });
        var quote = await by.Create("quotes", new { title = "To approve", accountId = account["id"], currency = "EUR" });
        await Lines(by, quote, product["id"]!, price);
        quote["product"] = product["id"]!.DeepClone();
        return quote;
    }

    private static Task<Answer> Lines(CrmClient by, JsonNode quote, JsonNode product, decimal price) =>
        by.Send(HttpMethod.Put, $"/api/v1/quotes/{quote["id"]}/lines", new { lines = new[] { new { productId = (string)product!, quantity = 1, unitPrice = price } } });

    private static Task<Answer> Send(CrmClient by, JsonNode quote) => by.Post($"/api/v1/quotes/{quote["id"]}/send", new { });

    private Task<int> Round() => Host.Services.GetRequiredService<ApprovalRound>().RunOnce(CancellationToken.None);

    private async Task<JsonNode> Find(JsonNode quote) =>
        (await Admin.Get("/api/v1/approvals?box=all")).Json["items"]!.AsArray().First(a => (string)a!["recordId"]! == (string)quote["id"]!)!;

    private static object Euro(decimal amount) => new { amount, currency = "EUR" };
}
