using Crm.Opportunities.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Orders;

/// <summary>Which system has last reported what, and when.</summary>
internal sealed class FeedBook(OpportunitiesDb db)
{
    public const string Orders = "orders";
    public const string Invoices = "invoices";

    public async Task Report(string source, string kind, DateTime now, CancellationToken ct)
    {
        var feed = await db.Of<Feed>().FirstOrDefaultAsync(f => f.Source == source && f.Kind == kind, ct) ?? db.Of<Feed>().Add(new Feed { Source = source, Kind = kind }).Entity;
        feed.ReportedAt = now;
    }
}
