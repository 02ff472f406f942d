using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Modules;
using Crm.Platform.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Visits;

/// <summary>What a person looked at goes with the person.</summary>
internal sealed class VisitsOfPersons(LeadsDb db) : IPersonalData
{
    public string Source => "webVisits";

    public IReadOnlyList<Type> Tables => [typeof(WebVisitor), typeof(PageView)];

    public async Task<long> Count(Person person, CancellationToken ct)
    {
        var visitors = await Of(person, ct);
        return await db.PageViews.LongCountAsync(v => visitors.Contains(v.VisitorId), ct);
    }

    public async Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct)
    {
        var visitors = await Of(person, ct);
        return [.. (await db.PageViews.AsNoTracking().Where(v => visitors.Contains(v.VisitorId)).OrderBy(v => v.At).ToListAsync(ct)).Select(v => JsonSerializer.SerializeToNode(
            new { v.At, v.Site, v.Path, v.Title, v.Product, v.Referrer, v.Source, v.Medium, v.Campaign }, JsonColumn.Options)!)];
    }

    public async Task<long> Erase(Person person, CancellationToken ct)
    {
        var visitors = await Of(person, ct);
        var gone = await db.PageViews.Where(v => visitors.Contains(v.VisitorId)).ExecuteDeleteAsync(ct);
        await db.Visitors.Where(v => visitors.Contains(v.Id)).ExecuteDeleteAsync(ct);
        return gone;
    }

    private async Task<List<Guid>> Of(Person person, CancellationToken ct)
    {
        var contacts = person.Ids.Select(id => (Guid?)id).ToList();
        var leads = await db.Leads.Where(l => contacts.Contains(l.ContactId)).Select(l => (Guid?)l.Id).ToListAsync(ct);
        var ids = contacts.Concat(leads).ToList();
        return await db.Visitors.Where(v => ids.Contains(v.RecordId)).Select(v => v.Id).ToListAsync(ct);
    }
}

/// <summary>Forgets what those looked at who filled in no form within 30 days, and counts of pages after two years.</summary>
internal sealed class VisitHousekeeping(LeadsDb db, TimeProvider clock) : IHousekeeping
{
    private const int KeepUnknownDays = 30;
    private const int KeepCountDays = 730;

    public async Task Sweep(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (unknown, counts) = (now.AddDays(-KeepUnknownDays), DateOnly.FromDateTime(now).AddDays(-KeepCountDays));
        await db.PageViews.Where(v => v.At < unknown && !db.Visitors.Any(w => w.Id == v.VisitorId && w.RecordId != null)).ExecuteDeleteAsync(ct);
        await db.Visitors.Where(v => v.LastAt < unknown && v.RecordId == null).ExecuteDeleteAsync(ct);
        await db.PageCounts.Where(c => c.Day < counts).ExecuteDeleteAsync(ct);
    }
}
