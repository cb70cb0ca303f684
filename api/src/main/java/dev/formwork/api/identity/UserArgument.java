package dev.formwork.api.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives routes the {@link User} they ask for. */
final class UserArgument implements HandlerMethodArgumentResolver {

  private final CurrentUser currentUser;

  UserArgument(CurrentUser currentUser) {
    this.currentUser = currentUser;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == User.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return currentUser.of(
        Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
  }
}
