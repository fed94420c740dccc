namespace Analytics.Worker.Desk.SignIn;

/// <param name="Return">Where to go afterwards, on this desk.</param>
/// <param name="Refused">The last try failed.</param>
internal sealed record SignInForm(string Name, string Return, bool Refused);
