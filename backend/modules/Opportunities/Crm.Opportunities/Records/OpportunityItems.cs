using Crm.Platform.Records.Kinds;

namespace Crm.Opportunities.Records;

/// <summary>Somebody of ours who works on a deal, and the share of it that counts for them.</summary>
/// <param name="Share">Percent; those of all members together are 100, or none has one.</param>
internal sealed record DealMember(Guid UserId, string? Role = null, int Share = 0) : IObjectItem
{
    public (string Member, string Message)? Refuse() => this switch
    {
        { Role.Length: > 60 } => ("role", "Shorten this to 60 characters at most."),
        { Share: < 0 or > 100 } => ("share", "Give a percentage from 0 to 100."),
        _ => null,
    };
}

/// <summary>What became of a step of the playbook: done, or skipped for a reason.</summary>
internal sealed record StepMark(Guid StepId, bool Done = false, string? SkippedBecause = null) : IObjectItem
{
    public (string Member, string Message)? Refuse() => this switch
    {
        { Done: true, SkippedBecause: not null } => ("skippedBecause", "A step was either done or skipped."),
        { Done: false, SkippedBecause: null or "" } => ("skippedBecause", "Say why the step is skipped, or that it was done."),
        { SkippedBecause.Length: > 300 } => ("skippedBecause", "Shorten this to 300 characters at most."),
        _ => null,
    };
}
