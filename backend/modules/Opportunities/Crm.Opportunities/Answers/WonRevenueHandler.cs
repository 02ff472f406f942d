using Crm.Kernel;
using Crm.Opportunities.Contracts;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Stages;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Answers;

internal sealed class WonRevenueHandler(OpportunitiesDb db, CompanyCurrency currency, ICurrentUser user) : IRequestHandler<WonRevenue, RevenueOfDeals>
{
    private const int AtOnce = 1000;

    public async Task<RevenueOfDeals> Handle(WonRevenue request, CancellationToken cancellationToken)
    {
        var won = new Dictionary<Guid, long>();
        foreach (var ids in request.OpportunityIds.Distinct().Chunk(AtOnce))
        {
            var some = await db.Of<Opportunity>().AsNoTracking().Reach(user, OpportunityPermissions.Read).Where(o => EF.Parameter(ids).Contains(o.Id) && o.DeletionId == Guid.Empty && o.Status == OpportunityStatus.Won)
                .Select(o => new { o.Id, o.CompanyMinor }).ToListAsync(cancellationToken);
            some.ForEach(o => won[o.Id] = o.CompanyMinor);
        }

        return new RevenueOfDeals(currency.Code, won);
    }
}
