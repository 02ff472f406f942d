using Crm.Kernel;
using Crm.Platform.Records;
using Crm.Platform.Security;

namespace Crm.Platform.Handover;

/// <summary>Who is to get what somebody owns.</summary>
public sealed class HandoverBody
{
    /// <summary>heir, roundRobin or team.</summary>
    public required HandoverRule Rule { get; init; }

    /// <summary>The heir, or those who take turns; nobody with the rule team.</summary>
    public IReadOnlyList<Guid>? UserIds { get; init; }

    /// <summary>Record types that go to others: by name, such as <c>contact</c>.</summary>
    public IReadOnlyDictionary<string, HandoverOfType>? ByType { get; init; }
}

/// <summary>Who is to get the records of one type.</summary>
public sealed class HandoverOfType
{
    public required HandoverRule Rule { get; init; }

    public IReadOnlyList<Guid>? UserIds { get; init; }
}

/// <summary>Turns a request into heirs for each record type, and refuses heirs who may not own anything.</summary>
internal sealed class HandoverPlan(RecordCatalog catalog, IUserDirectory users)
{
    private const int MostHeirs = 50;

    public async Task<HandoverOrder> Read(Guid userId, HandoverBody body, CancellationToken ct)
    {
        var errors = new InputErrors();
        List<HandoverShare> shares = [HandoverOrder.ForAll(await Heirs(userId, body.Rule, body.UserIds, "userIds", errors, ct))];
        foreach (var (name, share) in body.ByType ?? new Dictionary<string, HandoverOfType>(StringComparer.Ordinal))
        {
            if (catalog.Find(name)?.Find("ownerId") is null)
            {
                errors.Add($"byType.{name}", $"There is no record type {name} that has owners.");
                continue;
            }

            shares.Add(new(name, await Heirs(userId, share.Rule, share.UserIds, $"byType.{name}.userIds", errors, ct)));
        }

        errors.ThrowIfAny();
        return new HandoverOrder(userId, shares);
    }

    private async Task<IReadOnlyList<Guid>> Heirs(Guid leaver, HandoverRule rule, IReadOnlyList<Guid>? named, string path, InputErrors errors, CancellationToken ct)
    {
        if (rule == HandoverRule.Team)
        {
            var colleagues = await users.Colleagues(leaver, ct);
            if (colleagues.Count == 0)
            {
                errors.Add(path, "Nobody else is in the user's team. Name who gets the records.");
            }

            return colleagues;
        }

        var heirs = (named ?? []).Distinct().ToList();
        if (heirs.Count == 0 || heirs.Count > MostHeirs || (rule == HandoverRule.Heir && heirs.Count != 1))
        {
            errors.Add(path, rule == HandoverRule.Heir ? "Name one user who gets the records." : $"Name 1 to {MostHeirs} users who get the records in turn.");
            return heirs;
        }

        foreach (var heir in heirs)
        {
            if (heir == leaver || !(await users.TeamOf(heir, ct)).Exists)
            {
                errors.Add(path, $"There is no other active user with the id {heir}.");
            }
        }

        return heirs;
    }
}
