using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>
/// One row that every change of who may do what counts up. Instances compare it to know that what they remember of callers is old, and
/// whoever counts first holds the row until the commit, so that two changes which rely on each other happen one after the other.
/// </summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
internal sealed class AccessStamp
{
    public const int TheOnly = 1;

    public int Id { get; init; } = TheOnly;

    public long Value { get; init; }
}
