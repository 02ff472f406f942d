using System.Collections.Concurrent;
using System.Net;
using Crm.Platform.Data;
using Crm.Platform.Events;
using Crm.Platform.History;
using Crm.Platform.Jobs;
using Crm.Platform.Notifications;
using Crm.Platform.Records;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Operation;

/// <summary>
/// What people do while a server is killed under them, and what was acknowledged of it. Each contact is given to somebody else, which is an event
/// with one notification for it; then it is changed.
/// </summary>
internal sealed class Work(string prefix, Guid ownerId)
{
    private readonly ConcurrentDictionary<Guid, (int Acknowledged, int Tried)> changes = [];
    private int attempted;

    public int Attempted => attempted;

    public int Acknowledged => changes.Count;

    /// <summary>Creates and changes contacts until the server is gone or it is enough.</summary>
    public async Task Go(CrmClient client, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            try
            {
                var number = Interlocked.Increment(ref attempted);
                var made = await client.Post("/api/v1/contacts", new { familyName = $"{prefix} {number}", ownerId, emails = new[] { new { address = $"{prefix}{number}@work.example" } } });
                Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Created), made.Text);
                var id = (Guid)made.Json["id"]!;
                changes[id] = (0, 0);
                for (var title = 1; title <= 2; title++)
                {
                    changes[id] = (title - 1, title);
                    var changed = await client.Patch($"/api/v1/contacts/{id}", new { title = $"Title {title}" });
                    Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.OK), changed.Text);
                    changes[id] = (title, title);
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                // The server died, or the connection to it: whether this was done is known to nobody.
                if (enough.IsCancellationRequested)
                {
                    return;
                }

                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    /// <summary>Once all has come to rest: what was acknowledged is there, whole, and each event had its effect once. Answers counts that balance.</summary>
    public async Task<string> Balance(IServiceProvider services)
    {
        var db = services.GetRequiredService<CrmDbContext>();
        var contact = services.GetRequiredService<RecordCatalog>().Find("contact")!;
        var present = (await contact.Accept(new Named(db, prefix))).ToDictionary(c => c.Id);
        var lost = changes.Keys.Where(id => !present.ContainsKey(id)).ToList();
        Assert.That(lost, Is.Empty, "acknowledged and not there");
        foreach (var (id, (acknowledged, tried)) in changes)
        {
            var title = (string?)contact.Find("title")!.Get(present[id]) is { } text ? text[^1] - '0' : 0;
            Assert.That(title, Is.InRange(acknowledged, tried), $"{id}: an acknowledged change is lost");
        }

        var ids = present.Keys.ToList();
        var (created, told, counted) = (0, 0, 0);
        foreach (var some in ids.Chunk(500))
        {
            created += await db.Set<Change>().CountAsync(c => some.Contains(c.RecordId) && c.Operation == ChangeKind.Create);
            told += await db.Set<Notification>().CountAsync(n => n.RecordId != null && some.Contains(n.RecordId.Value) && n.UserId == ownerId);
            counted += await db.Set<Notification>().Where(n => n.RecordId != null && some.Contains(n.RecordId.Value) && n.UserId == ownerId).SumAsync(n => n.Count);
        }

        Assert.That((created, told, counted), Is.EqualTo((ids.Count, ids.Count, ids.Count)), "for each contact one creation in history, one notification, told once");
        Assert.That(await db.Set<Delivery>().CountAsync(d => d.DoneAt == null), Is.Zero, "deliveries left");
        return $"{attempted} contacts tried, {Acknowledged} acknowledged, {ids.Count} there, {created} creations in history, {told} notifications";
    }

    /// <summary>Waits until nothing is left to deliver and no job is open.</summary>
    public static async Task Rest(CrmHost host)
    {
        for (var i = 0; i < 600; i++)
        {
            var left = 0;
            await host.InScope(async s =>
            {
                var db = s.GetRequiredService<CrmDbContext>();
                left = await db.Set<Delivery>().CountAsync(d => d.DoneAt == null) + await db.Set<Job>().CountAsync(j => j.FinishedAt == null);
            });
            if (left == 0)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("Deliveries or jobs did not come to rest within a minute.");
    }

    private sealed class Named(CrmDbContext db, string prefix) : IRecordVisitor<Task<List<Crm.Kernel.Record>>>
    {
        public async Task<List<Crm.Kernel.Record>> Visit<T>(RecordType<T> type)
            where T : Crm.Kernel.Record
        {
            var (from, to) = ("contact.emails", prefix.ToLowerInvariant());
            var ids = db.Set<FieldValue>().Where(v => v.Field == from && v.KeyText.StartsWith(to)).Select(v => v.RecordId);
            return [.. await db.Set<T>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync()];
        }
    }
}
