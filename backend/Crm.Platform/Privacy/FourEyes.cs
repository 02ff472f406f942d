using Crm.Kernel;
using Crm.Platform.Privacy.Features;
using Crm.Platform.Security;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Privacy;

/// <summary>Section <c>Crm:Privacy</c>.</summary>
public sealed class PrivacyOptions
{
    /// <summary>How many hours must pass before an erasure that nobody else can look at may be approved.</summary>
    public double SoleApprovalHours { get; set; } = 24;

    /// <summary>Where the ledger of erasures is written, from the data folder; best on another disk than that of the database.</summary>
    public string? LedgerPath { get; set; }
}

/// <summary>What stands between the caller and the approval of an erasure.</summary>
/// <param name="NeedsAnother">The caller asked for it, and somebody else with the right must decide.</param>
/// <param name="From">From when on the caller may approve; null where somebody else must.</param>
internal readonly record struct Approval(bool NeedsAnother, DateTime? From);

/// <summary>
/// Nothing brings an erased person back, so whoever asks does not approve, unless nobody else has the right: then a night lies between. What a
/// program asked for waits as well, since whoever made its key may be the one who approves.
/// </summary>
internal sealed class FourEyes(IUserContacts users, ICurrentUser caller, IOptions<PrivacyOptions> options, TimeProvider clock)
{
    /// <summary>For each erasure that is not yet decided.</summary>
    public async Task<Func<Erasure, Approval>> Of(IEnumerable<Erasure> erasures, CancellationToken ct)
    {
        var open = erasures.Where(e => e.State == ErasureState.Requested).ToList();
        var others = open.Select(e => e.RequestedBy).OfType<Guid>().Where(id => id != caller.Id).ToHashSet();
        var people = others.Count == 0 ? [] : (await users.Of(others, ct)).Select(u => u.Id).ToHashSet();
        var isAlone = open.Exists(e => e.RequestedBy == caller.Id) && !(await users.WithPermission(PrivacyPermissions.Erase.Name, ct)).Any(u => u.Id != caller.Id);
        return erasure => erasure.State != ErasureState.Requested ? default
            : erasure.RequestedBy == caller.Id && !isAlone ? new Approval(NeedsAnother: true, From: null)
            : new Approval(NeedsAnother: false, erasure.RequestedBy is { } asked && people.Contains(asked) ? erasure.RequestedAt : erasure.RequestedAt.AddHours(options.Value.SoleApprovalHours));
    }

    public async Task Check(Erasure erasure, CancellationToken ct)
    {
        if (caller.Source == ChangeSource.ApiKey)
        {
            throw new ForbiddenException("Only people approve erasures.", "people_only");
        }

        var (needsAnother, from) = (await Of([erasure], ct))(erasure);
        if (needsAnother)
        {
            throw new ForbiddenException("You asked for this erasure. Somebody else with the right to erase approves it.", "second_person_needed");
        }

        if (from > clock.GetUtcNow().UtcDateTime)
        {
            throw new ConflictException("approval_too_early", $"Nobody else can look at this erasure, so it waits for {options.Value.SoleApprovalHours:0.#} hours before you may approve it.");
        }
    }
}
