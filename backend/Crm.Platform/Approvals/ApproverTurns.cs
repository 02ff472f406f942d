using Crm.Platform.Data;
using Crm.Platform.WorkingTime;

namespace Crm.Platform.Approvals;

/// <summary>Whose turn it is to decide, until when, and the end of it.</summary>
internal sealed class ApproverTurns(CrmDbContext db, ApprovalCatalog catalog, ApproverFinder finder, ApprovalNews news, IWorkingTime working, TimeProvider clock)
{
    public const string Approved = "approved";
    public const string Late = "late";
    public const string Away = "away";

    /// <summary>Asks whoever is next and has not been asked; false where there is nobody.</summary>
    public async Task<bool> Give(Approval approval, ApprovalPolicy policy, CancellationToken ct)
    {
        if (await finder.Find(policy, approval.Level, approval.AskedById, [.. approval.Steps.Select(s => s.ApproverId)], ct) is not { } approver)
        {
            return false;
        }

        approval.ApproverId = approver;
        await Time(approval, policy, ct);
        await news.Wanted(approval, reminds: false, ct);
        return true;
    }

    /// <summary>Passes the question on to the next; where there is nobody else, the same one has the same time again.</summary>
    public async Task PassOn(Approval approval, string why, CancellationToken ct)
    {
        var policy = await ApprovalPolicies.Of(db, catalog.Named(approval.Kind), ct);
        var asked = approval.Steps;
        approval.Steps = [.. asked, Step(approval, why)];
        if (!await Give(approval, policy, ct))
        {
            approval.Steps = asked;
            await Time(approval, policy, ct);
            await news.Wanted(approval, reminds: true, ct);
        }

        approval.Version++;
    }

    public async Task Remind(Approval approval, CancellationToken ct)
    {
        (approval.Reminded, approval.NextAt) = (true, approval.DueAt);
        approval.Version++;
        await news.Wanted(approval, reminds: true, ct);
    }

    /// <summary>The first of two approves: now the second is asked. False where one is enough, or nobody else is there to be asked.</summary>
    public async Task<bool> GoUp(Approval approval, CancellationToken ct)
    {
        if (approval.Level >= approval.Levels)
        {
            return false;
        }

        var policy = await ApprovalPolicies.Of(db, catalog.Named(approval.Kind), ct);
        approval.Steps = [.. approval.Steps, Step(approval, Approved)];
        approval.Level++;
        approval.Version++;
        return await Give(approval, policy, ct);
    }

    public void Settle(Approval approval, ApprovalState state, Guid? by, string? reason)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        (approval.State, approval.DecidedAt, approval.DecidedById, approval.Reason) = (state, now, by, reason);
        (approval.NextAt, approval.WaitsFor) = (null, approval.Id.ToString("N"));
        approval.WaitedSeconds = (long)(now - approval.AskedAt).TotalSeconds;
        approval.Version++;
    }

    private async Task Time(Approval approval, ApprovalPolicy policy, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        approval.DueAt = await working.AddAsync(now, TimeSpan.FromMinutes(policy.DeadlineMinutes), ct);
        approval.Reminded = policy.ReminderMinutes <= 0 || policy.ReminderMinutes >= policy.DeadlineMinutes;
        approval.NextAt = approval.Reminded ? approval.DueAt : await working.AddAsync(now, TimeSpan.FromMinutes(policy.ReminderMinutes), ct);
    }

    private ApprovalStep Step(Approval approval, string why) => new(approval.ApproverId!.Value, clock.GetUtcNow().UtcDateTime, why, approval.Level);
}
