using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>How a sign-in ended.</summary>
internal enum SignInOutcome
{
    Succeeded,
    WrongPassword,
    WrongCode,
    Deactivated,
    WrongPasskey,
    OtherAccount,
    DirectoryOnly,
}

/// <summary>By what somebody signed in, or tried to.</summary>
internal enum SignInMethod
{
    Password,
    Passkey,
    Directory,
}

/// <summary>One attempt to sign in as a user: shown to them and to administrators, so that a stranger's attempts are seen.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
internal sealed class SignInRecord : Entity
{
    /// <summary>Where somebody was, and when, is not kept for ever.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(180);

    private SignInRecord()
    {
    }

    public SignInRecord(Guid userId, SignInOutcome outcome, Visitor visitor, DateTime now, SignInMethod method = SignInMethod.Password)
    {
        UserId = userId;
        Outcome = outcome;
        UserAgent = visitor.Agent;
        Address = visitor.Address;
        At = now;
        Method = method;
    }

    public Guid UserId { get; private set; }

    public DateTime At { get; private set; }

    public SignInOutcome Outcome { get; private set; }

    /// <summary>Null of sign-ins from before it was kept.</summary>
    public SignInMethod? Method { get; private set; }

    public string? UserAgent { get; private set; }

    public string? Address { get; private set; }
}

/// <summary>From where somebody comes: their browser and their network address.</summary>
internal sealed record Visitor
{
    public const int MaxAgent = 300;
    public const int MaxAddress = 45;

    public static readonly Visitor Unknown = new(agent: null, address: null);

    public Visitor(string? agent, string? address)
    {
        Agent = agent is { Length: > MaxAgent } ? agent[..MaxAgent] : agent;
        Address = address is { Length: > MaxAddress } ? address[..MaxAddress] : address;
    }

    public string? Agent { get; }

    public string? Address { get; }
}
