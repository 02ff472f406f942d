using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Platform.Approvals;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Opportunities;

/// <summary>Whoever lets the time pass is reminded, and then the next is asked.</summary>
[Category("S99")]
public sealed class ApprovalDeadlineTests : HostFixture
{
    private readonly ShiftedClock clock = new();

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Services.AddSingleton<TimeProvider>(clock));

    [Test]
    public async Task Deadline_ThatPasses_RemindsAndThenAsksTheNext()
    {
        var rep = await As("sales-rep");
        var account = await rep.Create("accounts", new { name = "Late" });
        var quote = await rep.Create("quotes", new { title = "Late", accountId = account["id"], currency = "EUR" });
        await rep.Send(HttpMethod.Put, $"/api/v1/quotes/{quote["id"]}/lines", new { lines = new[] { new { name = "Work", quantity = 1, unitPrice = 100, discount = 50 } } });
        var asked = await rep.Post($"/api/v1/quotes/{quote["id"]}/approval");
        var due = DateTimeOffset.Parse((string)asked.Json["dueAt"]!, System.Globalization.CultureInfo.InvariantCulture);

        clock.Advance(due - clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        await Round();
        var reminded = await Find();
        clock.Advance(TimeSpan.FromMinutes(2));
        await Round();
        var passed = await Find();

        Assert.That(((string)reminded["approverId"]!, reminded["steps"]!.AsArray().Count), Is.EqualTo(((string)asked.Json["approverId"]!, 0)));
        Assert.That(((string)passed["steps"]![0]!["why"]!, (string)passed["steps"]![0]!["approverId"]!, (string)passed["state"]!), Is.EqualTo(("late", (string)asked.Json["approverId"]!, "waiting")));
        Assert.That((string)passed["approverId"]!, Is.Not.EqualTo((string)asked.Json["approverId"]!));

        Task<int> Round() => Host.Services.GetRequiredService<ApprovalRound>().RunOnce(CancellationToken.None);

        // Sessions end while the clock runs ahead.
        async Task<JsonNode> Find()
        {
            using var admin = await Host.As("administrator");
            return (await admin.Get("/api/v1/approvals?box=all")).Json["items"]!.AsArray().First(a => (string)a!["recordId"]! == (string)quote["id"]!)!;
        }
    }
}
