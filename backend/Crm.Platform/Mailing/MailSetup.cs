using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Mailing;

internal static class MailSetup
{
    public static IServiceCollection AddMailing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("Crm:Mail"))
            .Configure<IHostEnvironment>((options, environment) => options.Delivers = !string.IsNullOrWhiteSpace(options.Host) && !environment.IsDevelopment())
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddSingleton<MailSecrets>().AddSingleton<MailSignal>().AddSingleton<MailTransport>().AddSingleton<MailPipeline>().AddSingleton<MailSender>();
        services.AddHostedService<MailWorker>();
        services.AddScoped<IMailer, Mailer>();
        return services;
    }

    private sealed class MailOptionsCheck : IValidateOptions<MailOptions>
    {
        public ValidateOptionsResult Validate(string? name, MailOptions options) =>
            MailOptions.Problem(options) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
