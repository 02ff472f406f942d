using Crm.Leads.Capture.Rounds;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Crm.Leads.Capture;

/// <summary>Forgets from where inquiries came (<c>Crm:Inquiries:KeepAddressDays</c>, 30), what refused ones said (<c>KeepRefusedDays</c>, 90), and old audits.</summary>
internal sealed class InquiryHousekeeping(LeadsDb db, IConfiguration configuration, TimeProvider clock) : IHousekeeping
{
    public async Task Sweep(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var addresses = now.AddDays(-configuration.GetValue("Crm:Inquiries:KeepAddressDays", defaultValue: 30));
        var refused = now.AddDays(-configuration.GetValue("Crm:Inquiries:KeepRefusedDays", defaultValue: 90));
        var days = DateOnly.FromDateTime(now).AddDays(-InquiryDays.Kept);
        await db.Inquiries.Where(i => i.Ip != null && i.ReceivedAt < addresses).ExecuteUpdateAsync(u => u.SetProperty(i => i.Ip, (string?)null), ct);
        await db.Inquiries.Where(i => i.Outcome == InquiryOutcome.Refused && i.Raw != null && i.ReceivedAt < refused)
            .ExecuteUpdateAsync(u => u.SetProperty(i => i.Raw, (string?)null).SetProperty(i => i.Name, (string?)null).SetProperty(i => i.Email, (string?)null).SetProperty(i => i.EmailKey, (string?)null), ct);
        await db.InquiryDays.Where(d => d.Day < days).ExecuteDeleteAsync(ct);
    }
}
