using Crm.Platform.WorkingTime;

namespace Crm.Leads.Partners;

/// <summary>Until when a dealer has to answer.</summary>
internal sealed class PartnerDeadline(IWorkingTime time)
{
    public async Task<DateTime> Of(DateTime offeredAt, int workingHours, CancellationToken ct) => await time.AddAsync(offeredAt, TimeSpan.FromHours(workingHours), ct);
}
