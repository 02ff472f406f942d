using System.Security.Cryptography;
using Crm.Access.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Security;

/// <summary>Begins, confirms and checks second factors.</summary>
internal sealed class SecondFactors(AccessDb access, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Issuer = "CRM";

    private readonly IDataProtector protector = protection.CreateProtector("Crm.Access.SecondFactor");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<bool> IsOn(Guid userId, CancellationToken ct) => access.SecondFactors.AnyAsync(f => f.UserId == userId && f.ConfirmedAt != null, ct);

    /// <summary>Whether there is an app or a passkey: either meets a role that asks for a second factor.</summary>
    public async Task<bool> HasAny(Guid userId, CancellationToken ct) => await IsOn(userId, ct) || await access.Passkeys.AnyAsync(p => p.UserId == userId, ct);

    /// <summary>Makes a new key that counts once it is confirmed, and answers it in Base32 and as the address of a QR code (otpauth).</summary>
    public async Task<(string Key, string Uri)> Begin(User user, CancellationToken ct)
    {
        await access.SecondFactors.Where(f => f.UserId == user.Id && f.ConfirmedAt == null).ExecuteDeleteAsync(ct);
        var key = RandomNumberGenerator.GetBytes(Totp.KeyLength);
        access.SecondFactors.Add(new SecondFactor(user.Id, Convert.ToBase64String(protector.Protect(key)), Now));
        var text = Base32.Encode(key);
        var label = Uri.EscapeDataString($"{Issuer}:{user.Email}");
        return (text, $"otpauth://totp/{label}?secret={text}&issuer={Issuer}&algorithm=SHA1&digits={Totp.Digits}&period=30");
    }

    /// <summary>Whether the app has the key; then it counts from now on.</summary>
    public async Task<bool> Confirm(Guid userId, string code, CancellationToken ct)
    {
        if (await access.SecondFactors.SingleOrDefaultAsync(f => f.UserId == userId && f.ConfirmedAt == null, ct) is not { } factor || Step(factor, code) is not { } step)
        {
            return false;
        }

        factor.Confirm(step, Now);
        return true;
    }

    /// <summary>Whether this is a code of the user's app, or a recovery code; either is used up by it.</summary>
    public async Task<bool> Take(Guid userId, string code, CancellationToken ct)
    {
        if (await access.SecondFactors.SingleOrDefaultAsync(f => f.UserId == userId && f.ConfirmedAt != null, ct) is not { } factor)
        {
            return false;
        }

        if (Step(factor, code) is { } step)
        {
            factor.Used(step);
            return true;
        }

        var hash = RecoveryCode.HashOf(code);
        return await access.RecoveryCodes.Where(c => c.UserId == userId && c.Hash == hash).ExecuteDeleteAsync(ct) == 1;
    }

    /// <summary>Makes ten new recovery codes; the old ones no longer work.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodes(Guid userId, CancellationToken ct)
    {
        await access.RecoveryCodes.Where(c => c.UserId == userId).ExecuteDeleteAsync(ct);
        var codes = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.New()).ToList();
        access.RecoveryCodes.AddRange(codes.Select(c => new RecoveryCode { UserId = userId, Hash = RecoveryCode.HashOf(c) }));
        return codes;
    }

    public async Task Remove(Guid userId, CancellationToken ct)
    {
        access.SecondFactors.RemoveRange(await access.SecondFactors.Where(f => f.UserId == userId).ToListAsync(ct));
        await access.RecoveryCodes.Where(c => c.UserId == userId).ExecuteDeleteAsync(ct);
    }

    private long? Step(SecondFactor factor, string code) =>
        Totp.Match(protector.Unprotect(Convert.FromBase64String(factor.SealedKey)), string.Concat(code.Where(c => !char.IsWhiteSpace(c))), Now, factor.LastStep);
}
