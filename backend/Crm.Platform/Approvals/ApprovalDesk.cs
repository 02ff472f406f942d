using System.Text.Json;
using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Approvals;

/// <summary>Takes requests in: approves by rule what is inside the limits, and asks exactly one person about the rest.</summary>
internal sealed class ApprovalDesk(CrmDbContext db, ApprovalCatalog catalog, ApproverTurns turns, ReferenceLabels labels, CurrentUser user, IAuditLog audit, TimeProvider clock) : IApprovals
{
    public async Task<ApprovalStanding> Look(ApprovalRequest request, CancellationToken ct)
    {
        var (policy, levels, facts) = await Judge(request, ct);
        return Without(policy, levels) ? new ApprovalStanding(ApprovalNeed.None, facts)
            : await Last(request, ct) is { } last ? await Standing(last, facts, ct) : new ApprovalStanding(ApprovalNeed.Needed, facts);
    }

    public async Task<ApprovalStanding> Ask(ApprovalRequest request, CancellationToken ct)
    {
        var (policy, levels, facts) = await Judge(request, ct);
        var isFree = Without(policy, levels);
        if (await Last(request, ct) is { } known && (known.State == ApprovalState.Approved || !isFree))
        {
            return await Standing(known, facts, ct);
        }

        await Withdraw(request.Kind, request.RecordId, ct);
        if (facts.Count == 0)
        {
            return new ApprovalStanding(ApprovalNeed.None, facts);
        }

        var approval = Open(request, levels, facts);
        if (isFree)
        {
            approval.Means = levels == 0 ? ApprovalMeans.Rule : ApprovalMeans.OwnRight;
            turns.Settle(approval, ApprovalState.Approved, user.Id, reason: null);
        }
        else
        {
            approval.Means = ApprovalMeans.Approver;
            approval.Level = MayDecide() ? levels : 1;
            if (!await turns.Give(approval, policy, ct))
            {
                throw new ConflictException("no_approver", "This needs an approval, and there is nobody else who may give it. Ask an administrator to name somebody.");
            }
        }

        db.Add(approval);
        audit.Write(AuditActions.ApprovalAsked, approval.RecordType, approval.RecordId, new { approval.Id, means = JsonNamingPolicy.CamelCase.ConvertName(approval.Means.ToString()), levels, measures = facts.Select(f => f.Measure) });
        return await Standing(approval, facts, ct);
    }

    public async Task Withdraw(string kind, Guid recordId, CancellationToken ct)
    {
        var key = Key(kind, recordId);
        if (await db.Set<Approval>().FirstOrDefaultAsync(a => a.WaitsFor == key, ct) is { } waiting)
        {
            turns.Settle(waiting, ApprovalState.Withdrawn, user.Id, reason: null);
        }
    }

    private async Task<(ApprovalPolicy Policy, int Levels, IReadOnlyList<ApprovalFact> Facts)> Judge(ApprovalRequest request, CancellationToken ct)
    {
        var policy = await ApprovalPolicies.Of(db, catalog.Named(request.Kind), ct);
        var (levels, facts) = ApprovalLimits.Judge(policy.Active ? policy.Limits : [], [.. user.RoleIds], request.Facts);
        return (policy, levels, facts);
    }

    /// <summary>The last request for exactly this, unless it was taken back.</summary>
    private Task<Approval?> Last(ApprovalRequest request, CancellationToken ct) => db.Set<Approval>()
        .Where(a => a.RecordId == request.RecordId && a.Kind == request.Kind && a.Digest == request.Digest && a.State != ApprovalState.Withdrawn).OrderByDescending(a => a.AskedAt).FirstOrDefaultAsync(ct);

    private bool MayDecide() => user.LevelOf(ApprovalPermissions.Decide.Name) == AccessLevel.All;

    // Whoever decides such things need not ask for what one of them may decide alone.
    private bool Without(ApprovalPolicy policy, int levels) =>
        levels == 0 || (MayDecide() && (levels == 1 || (policy.SecondApprover == ApproverChoice.User && policy.SecondApproverId == user.Id)));

    private Approval Open(ApprovalRequest request, int levels, IReadOnlyList<ApprovalFact> facts) => new()
    {
        Kind = request.Kind,
        RecordType = catalog.Named(request.Kind).RecordType,
        RecordId = request.RecordId,
        Title = request.Title.AtMost(ApprovalConfiguration.MaxTitle),
        Digest = request.Digest,
        Facts = [.. facts],
        AskedById = user.Id,
        AskedAt = clock.GetUtcNow().UtcDateTime,
        Levels = Math.Max(levels, 1),
        WaitsFor = Key(request.Kind, request.RecordId),
    };

    private async Task<ApprovalStanding> Standing(Approval approval, IReadOnlyList<ApprovalFact> facts, CancellationToken ct)
    {
        var who = approval.State == ApprovalState.Waiting ? approval.ApproverId : approval.DecidedById;
        var names = who is { } id ? await labels.Fetch([("user", id)], ct) : null;
        var need = approval.State switch { ApprovalState.Approved => ApprovalNeed.Approved, ApprovalState.Declined => ApprovalNeed.Declined, _ => ApprovalNeed.Waiting };
        return new ApprovalStanding(need, facts, approval.Id, who, names?.Of("user", who), approval.State == ApprovalState.Waiting ? approval.DueAt : null, approval.Reason);
    }

    private static string Key(string kind, Guid recordId) => $"{kind}:{recordId:N}";
}
