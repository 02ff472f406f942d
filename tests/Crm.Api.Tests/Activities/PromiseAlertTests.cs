using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>Overdue promises: the owner hears of it, the manager when it lasts, each once, however many instances look.</summary>
[Category("S24")]
[Category("AnyEngine")]
public sealed class PromiseAlertTests : HostFixture
{
    [Test]
    public async Task OverduePromise_AlertsTheOwnerThenTheManager_OnceEach()
    {
        var (rep, manager, stranger) = (await As("sales-rep"), await As("sales-manager"), Admin);
        var due = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-2);
        var promise = await rep.Create("promises", new { what = "The offer", due });
        var kept = await rep.Create("promises", new { what = "The kept offer", due });
        await rep.Post($"/api/v1/promises/{kept["id"]}/keep");

        await Instances(days: 0);
        Assert.That((await Told(rep, promise), await Told(manager, promise)), Is.EqualTo(("promiseOverdue", "")));

        await Instances(days: 3);
        await Instances(days: 30);
        Assert.That(
            (await Told(rep, promise), await Told(manager, promise), await Told(stranger, promise), await Told(rep, kept)),
            Is.EqualTo(("promiseOverdue", "promiseEscalated", "", "")), "each once, up the owner's own teams");
    }

    // Each instance looks when it starts, by its own clock.
    private async Task Instances(int days)
    {
        for (var i = 0; i < 2; i++)
        {
            var clock = new ShiftedClock();
            clock.Advance(TimeSpan.FromDays(days));
            var instance = await Host.StartSecond(b => b.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
            await using (instance)
            {
                await Task.Delay(1500);
            }
        }
    }

    private static async Task<string> Told(CrmClient client, JsonNode promise) => string.Join(
        ' ', (await client.Get("/api/v1/notifications")).Json["items"]!.AsArray().Where(n => (string?)n!["recordId"] == (string)promise["id"]!).Select(n => (string)n!["kind"]!));
}
