using Crm.Access.Domain;
using Crm.Platform.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Crm.Access.Security.Directory;

/// <summary>The company's directory, through which people sign in: section <c>Crm:OpenIdConnect</c>. Without an authority there is none.</summary>
internal sealed class DirectoryOptions
{
    public const string Section = "Crm:OpenIdConnect";

    /// <summary>The issuer's address; below it lies <c>.well-known/openid-configuration</c>.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>What the button calls the directory.</summary>
    public string Name { get; set; } = "OpenID Connect";

    /// <summary>Domains whose verified addresses link to the users who have them here, separated by commas; nobody is linked by an address without.</summary>
    public string? Domains { get; set; }

    /// <summary>The key of the role with which accounts are made for people who have none yet; none are made without.</summary>
    public string? DefaultRole { get; set; }

    /// <summary>Passwords let nobody in but administrators, as the way back in.</summary>
    public bool Only { get; set; }

    /// <summary>The directory always asks for a second factor, though it does not say so in <c>amr</c>.</summary>
    public bool SecondFactor { get; set; }

    /// <summary>Ask the UserInfo endpoint too, for directories whose ID token has no address.</summary>
    public bool UserInfo { get; set; }

    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);

    public bool Allows(string email) => Listed(Domains).Contains(EmailKey.Of(email).Split('@')[^1], StringComparer.Ordinal);

    internal static IEnumerable<string> Listed(string? domains) =>
        (domains ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(d => EmailKey.Of(d.TrimStart('@')));
}

/// <summary>Says at the start what is wrong with the settings, and not to the first person who signs in.</summary>
internal sealed class DirectoryOptionsCheck(IConfiguration configuration, IWebHostEnvironment environment) : IValidateOptions<DirectoryOptions>
{
    // Their issuer stands for every company there is.
    private static readonly string[] Everybody = ["/common", "/organizations", "/consumers"];

    public ValidateOptionsResult Validate(string? name, DirectoryOptions options)
    {
        var wrong = Wrong(options).Select(w => $"{DirectoryOptions.Section}:{w}").ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Wrong(DirectoryOptions options)
    {
        if (!options.IsOn)
        {
            if (options.ClientId is not null || options.Only)
            {
                yield return "Authority is missing: give the issuer's address, such as https://login.example.com/realms/company, or take the section out.";
            }

            yield break;
        }

        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority) || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
        {
            yield return "Authority must be an address with https.";
        }
        else if (Everybody.Any(e => authority.AbsolutePath.StartsWith(e, StringComparison.OrdinalIgnoreCase)))
        {
            yield return "Authority must be that of one company: put the tenant's id in place of common, organizations or consumers.";
        }

        if (string.IsNullOrWhiteSpace(options.ClientId) || string.IsNullOrWhiteSpace(options.ClientSecret))
        {
            yield return "ClientId and ClientSecret are missing: the directory gives them when the CRM is registered there as a confidential web application.";
        }

        if (DirectoryOptions.Listed(options.Domains).FirstOrDefault(d => d.Contains('@', StringComparison.Ordinal) || !d.Contains('.', StringComparison.Ordinal)) is { } domain)
        {
            yield return $"Domains: {domain} is not a domain. Give them as example.com, example.org.";
        }

        if (options.DefaultRole is Role.AdministratorKey)
        {
            yield return "DefaultRole: a directory makes nobody administrator. Name another role.";
        }
        else if (!string.IsNullOrWhiteSpace(options.DefaultRole) && !DirectoryOptions.Listed(options.Domains).Any())
        {
            yield return "Domains are missing: an account is only made for an address in one of them.";
        }

        if (string.IsNullOrWhiteSpace(configuration[PublicAddress.Setting]) && !environment.IsDevelopment())
        {
            yield return $"Authority needs {PublicAddress.Setting} too, the address by which people reach the CRM: the directory sends them back to {DirectorySetup.CallbackPath} below it.";
        }
    }
}
