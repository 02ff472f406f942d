using Crm.Opportunities.Contracts;
using Crm.Opportunities.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Answers;

internal sealed class DealsOfLeadsHandler(OpportunitiesDb db) : IRequestHandler<OpenOpportunitiesOf, IReadOnlyList<DealOfAccount>>, IRequestHandler<WonOpportunitiesOf, IReadOnlyList<Guid>>
{
    private const int Most = 100;

    public async Task<IReadOnlyList<DealOfAccount>> Handle(OpenOpportunitiesOf request, CancellationToken cancellationToken)
    {
        var accounts = request.AccountIds.Select(id => (Guid?)id).ToList();
        return await db.Opportunities.AsNoTracking().Where(o => EF.Parameter(accounts).Contains(o.AccountId) && o.DeletionId == Guid.Empty && o.Status == OpportunityStatus.Open)
            .OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).Take(Most).Select(o => new DealOfAccount(o.Id, o.AccountId!.Value, o.OwnerId)).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Guid>> Handle(WonOpportunitiesOf request, CancellationToken cancellationToken)
    {
        var ids = request.Ids.ToList();
        return ids.Count == 0 ? [] : await db.Opportunities.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id) && o.DeletionId == Guid.Empty && o.Status == OpportunityStatus.Won).Select(o => o.Id).ToListAsync(cancellationToken);
    }
}
