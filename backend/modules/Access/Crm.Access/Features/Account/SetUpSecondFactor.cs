using Crm.Access.Domain;
using Crm.Access.Features.Sessions;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Idempotency;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Access.Features.Account;

/// <summary>Begins to set up an authenticator app.</summary>
internal sealed record BeginSecondFactor(string Password, Visitor Visitor) : ICommand<NewSecondFactor>;

/// <summary>Shows that the app works; from then on every sign-in asks for its code.</summary>
internal sealed record ConfirmSecondFactor(string Code, Guid? SessionId) : ICommand<RecoveryCodes>;

/// <summary>Makes new recovery codes.</summary>
internal sealed record RenewRecoveryCodes(string Code, Visitor Visitor) : ICommand<RecoveryCodes>;

/// <summary>A key for an authenticator app, shown this once.</summary>
internal sealed class NewSecondFactor
{
    /// <summary>Base32, to be typed where no QR code can be read.</summary>
    public required string Key { get; init; }

    /// <summary>What a QR code for the app has to say (otpauth).</summary>
    public required string Uri { get; init; }
}

/// <summary>Codes that each replace the app once, shown this once.</summary>
internal sealed record RecoveryCodes(IReadOnlyList<string> Codes);

internal sealed class SetUpSecondFactorHandler(
    AccessDb access, ICurrentUser caller, Identification identification, SecondFactors factors, AccessChanges changes, Revocation revocation, IAuditLog audit)
    : IRequestHandler<BeginSecondFactor, NewSecondFactor>, IRequestHandler<ConfirmSecondFactor, RecoveryCodes>, IRequestHandler<RenewRecoveryCodes, RecoveryCodes>
{
    public async Task<NewSecondFactor> Handle(BeginSecondFactor request, CancellationToken ct)
    {
        var user = await access.Person(caller, ct);
        if (user.HasPassword)
        {
            await identification.Prove(user, request.Password, "password", request.Visitor, ct);
        }

        if (await factors.IsOn(user.Id, ct))
        {
            throw new ConflictException("second_factor_on", "There is a second factor already. Remove it first to set up another.");
        }

        var (key, uri) = await factors.Begin(user, ct);
        return new NewSecondFactor { Key = key, Uri = uri };
    }

    public async Task<RecoveryCodes> Handle(ConfirmSecondFactor request, CancellationToken ct)
    {
        var user = await access.Person(caller, ct);
        if (!await factors.Confirm(user.Id, request.Code, ct))
        {
            throw new InvalidInputException("code", "This is not the code that the app should show now. Check the telephone's clock, or begin again.", "wrong_code");
        }

        await changes.Tell(ct);
        await revocation.OfSessions(user.Id, request.SessionId, ct);
        audit.Write(AuditActions.SecondFactorOn, "user", user.Id);
        return new RecoveryCodes(await factors.NewRecoveryCodes(user.Id, ct));
    }

    public async Task<RecoveryCodes> Handle(RenewRecoveryCodes request, CancellationToken ct)
    {
        var user = await access.Person(caller, ct);
        if (!await factors.IsOn(user.Id, ct))
        {
            throw new ConflictException("second_factor_off", "There is no second factor. Set it up first.");
        }

        await identification.ProveCode(user, request.Code, request.Visitor, ct);
        audit.Write(AuditActions.RecoveryCodesMade, "user", user.Id);
        return new RecoveryCodes(await factors.NewRecoveryCodes(user.Id, ct));
    }
}

/// <summary>A code of the authenticator app.</summary>
internal sealed record AppCode(string Code);

/// <summary>A password alone.</summary>
internal sealed record PasswordProof(string Password);

internal sealed class SetUpSecondFactorEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/session/second-factor", async (PasswordProof body, HttpContext http, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new BeginSecondFactor(body.Password, http.Visitor()), ct)))
            .WithName("BeginSecondFactor").WithTags("Session").WithSummary("Begin to set up an authenticator app; the answer shows its key this once")
            .AnswersSecret().ProducesProblem(StatusCodes.Status409Conflict).EvenBeforeAnythingElse().RequiresSignIn();

        routes.MapPost("/session/second-factor/confirm", async (AppCode body, HttpContext http, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new ConfirmSecondFactor(body.Code, SessionCookie.SessionOf(http)), ct)))
            .WithName("ConfirmSecondFactor").WithTags("Session").WithSummary("Show that the app works; answers ten recovery codes, and ends your other sessions")
            .AnswersSecret().LimitSignIns().EvenBeforeAnythingElse().RequiresSignIn();

        routes.MapPost("/session/second-factor/recovery-codes", async (AppCode body, HttpContext http, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new RenewRecoveryCodes(body.Code, http.Visitor()), ct)))
            .WithName("RenewRecoveryCodes").WithTags("Session").WithSummary("Make new recovery codes; the old ones no longer work")
            .AnswersSecret().ProducesProblem(StatusCodes.Status409Conflict).RequiresSignIn();
    }
}
