using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Records;

namespace Crm.Access.Features.Users;

/// <summary>The people of dealers are told apart from colleagues by their role too, so that nobody is both.</summary>
internal sealed class PartnerUsers(ReferenceLabels labels)
{
    public async Task Check(Guid? partnerId, IReadOnlyList<Role> roles, CancellationToken ct)
    {
        if (partnerId is null == roles.Any(r => r.Key == Role.PartnerKey) || (partnerId is not null && roles.Count > 1))
        {
            throw new InvalidInputException("partnerId", "Whoever works for a dealer has the role partner and no other, and that role is for nobody else.");
        }

        if (partnerId is { } id && labels.Source("account") is { } accounts && !(await accounts.Labels([id], ct)).ContainsKey(id))
        {
            throw new InvalidInputException("partnerId", "There is no account with this id that you can see.");
        }
    }
}
