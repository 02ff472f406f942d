using Crm.Kernel;

namespace Crm.Activities.Domain;

/// <summary>The secret address under which a user's calendar is read; only its hash is kept.</summary>
[HoldsNoPersonalData("A user and the hash of a secret.")]
internal sealed class CalendarFeed
{
    public required Guid UserId { get; init; }
    public required string Hash { get; set; }
    public required DateTime CreatedAt { get; set; }
}
