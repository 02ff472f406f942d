using Crm.Kernel.Values;
using Crm.Leads.Capture;
using Crm.Platform.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Visits;

/// <summary>A page that was looked at, as its script tells it.</summary>
/// <param name="VisitorId">Who agreed to be recognised; without it only the page is counted.</param>
/// <param name="IsCounted">Whether the same look was counted already, before somebody agreed.</param>
internal sealed record Visit(string Site, string Path, string? Title, string? Referrer, string? Source, string? Medium, string? Campaign, Guid? VisitorId, bool IsCounted);

/// <summary>Counts pages, and keeps what those looked at who agreed. All in the present commit.</summary>
internal sealed class VisitRecorder(LeadsDb db, InquiryDesk desk, UnitOfWork unitOfWork, TimeProvider clock)
{
    /// <summary>A site has no more pages than this; whoever makes up addresses fills no table.</summary>
    private const int MostPages = 5000;
    private const string OtherPages = "/…";

    public async Task Record(Visit visit, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var path = Clean(visit.Path);
        if (!visit.IsCounted)
        {
            await Count(DateOnly.FromDateTime(now), visit.Site, path, ct);
        }

        if (visit.VisitorId is not { } id)
        {
            return;
        }

        var visitor = await db.Visitors.FirstOrDefaultAsync(v => v.Id == id, ct) ?? db.Visitors.Add(new WebVisitor { Id = id, ConsentAt = now }).Entity;
        visitor.LastAt = now;
        var rules = (await desk.Settings(ct)).VisitRules;
        db.PageViews.Add(new PageView
        {
            VisitorId = id, At = now, Site = visit.Site, Path = path, Title = Short(visit.Title), Product = rules.Find(r => path.StartsWith(r.Path, StringComparison.OrdinalIgnoreCase))?.Product,
            Referrer = Short(visit.Referrer), Source = Short(visit.Source), Medium = Short(visit.Medium), Campaign = Short(visit.Campaign),
        });
    }

    private async Task Count(DateOnly day, string site, string path, CancellationToken ct)
    {
        await unitOfWork.Begin(ct);
        if (await Add(path) || (await db.PageCounts.CountAsync(c => c.Day == day && c.Site == site, ct) >= MostPages && await Add(path = OtherPages)))
        {
            return;
        }

        db.PageCounts.Add(new PageCount { Day = day, Site = site, Path = path, Views = 1 });

        async Task<bool> Add(string page) => await db.PageCounts.Where(c => c.Day == day && c.Site == site && c.Path == page).ExecuteUpdateAsync(u => u.SetProperty(c => c.Views, c => c.Views + 1), ct) > 0;
    }

    // Parameters may hold anything, and so may a part of a path with an address in it.
    private static string Clean(string path)
    {
        var bare = path.Split('?', '#')[0].Replace("\0", "", StringComparison.Ordinal);
        var parts = bare.Split('/').Select(p => p.Contains('@', StringComparison.Ordinal) || p.Contains("%40", StringComparison.Ordinal) ? "…" : p);
        var clean = string.Join('/', parts).AtMost(VisitConfiguration.MaxPath);
        return clean.StartsWith('/') ? clean : "/" + clean.AtMost(VisitConfiguration.MaxPath - 1);
    }

    private static string? Short(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Replace("\0", "", StringComparison.Ordinal).Trim().AtMost(VisitConfiguration.MaxText);
}
