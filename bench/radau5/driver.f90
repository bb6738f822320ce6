! Counts, errors and processor times of Hairer and Wanner's RADAU5 on the problems of
! org.stiffgrad.testkit.problems, as CSV. RADAU5 itself is not part of this project: see
! docs/results/benchmarks.md for where to get it and how to build this program.
!
!   radau5 [SECONDS PER NUMBER] [FIRST DIGITS LAST DIGITS [STEP]]
module problems
  implicit none
  integer :: which = 0
  real(8) :: par(40)
contains
  subroutine setup(name, n, y, xend, w, ref)
    character(*), intent(in) :: name
    integer, intent(out) :: n
    real(8), intent(out) :: y(:), xend, w(:), ref(:)
    y = 0; w = 0; ref = 0
    select case (name)
    case ('robertson-4e5', 'robertson-4e10')
      which = 1; n = 3; par(1:3) = [0.04d0, 3d7, 1d4]; y(1) = 1
      w(1:3) = [1d-6, 1d-10, 1d-2]
      if (name == 'robertson-4e5') then
        xend = 4d5; ref(1:3) = [0.004938274520979815d0, 1.9849940879543756d-08, 0.9950617056290793d0]
      else
        xend = 4d10; ref(1:3) = [5.208345176799239d-08, 2.083338177925489d-13, 0.99999994791634d0]
      end if
    case ('hires')
      which = 2; n = 8; xend = 321.8122d0; w(1:8) = 1d-4; y(1) = 1; y(8) = 0.0057d0
      par(1:12) = [1.71d0,0.43d0,8.32d0,0.0007d0,8.75d0,10.03d0,0.035d0,1.12d0,1.745d0,280d0,0.69d0,1.81d0]
      ref(1:8) = [0.0007371312573325667d0, 0.00014424857263161848d0, 5.888729740967575d-05, 0.001175651343283149d0, &
        0.0023863561988313304d0, 0.0062389682527427956d0, 0.0028499983951857685d0, 0.0028500016048142313d0]
    case ('pollu')
      which = 3; n = 20; xend = 60; w(1:20) = 1d-7
      y(2) = 0.2d0; y(4) = 0.04d0; y(7) = 0.1d0; y(8) = 0.3d0; y(9) = 0.01d0; y(17) = 0.007d0
      par(1:25) = [0.35d0,26.6d0,1.23d4,8.6d-4,8.2d-4,1.5d4,1.3d-4,2.4d4,1.65d4,9d3,0.022d0,1.2d4,1.88d0,1.63d4, &
        4.8d6,3.5d-4,0.0175d0,1d8,4.44d11,1.24d3,2.1d0,5.78d0,0.0474d0,1.78d3,3.12d0]
      ref(1:20) = [0.056462554800227695d0, 0.13424841304223384d0, 4.139734331099427d-09, 0.00552314020748436d0, &
       2.018977262302196d-07, 1.4645418634939657d-07, 0.07784249118997964d0, 0.3245075353396018d0, 0.007494013383880406d0, &
       1.6222931573015602d-08, 1.1358638332570748d-08, 0.00223050597572136d0, 0.000208716288279863d0, 1.3969210168401577d-05, &
       0.008964884856898295d0, 4.352846369330104d-18, 0.006899219696263405d0, 0.0001007803037365946d0, &
       1.7721465139699844d-06, 5.682943292316393d-05]
    case ('vanderpol-1000')
      which = 4; n = 2; xend = 2000; y(1) = 2; par(1) = 1000; w(1:2) = [1d-2, 1d-3]
      ref(1:2) = [1.706167732170465d0, -0.0008928097010248166d0]
    case ('vanderpol-scaled')
      which = 5; n = 2; xend = 2; y(1:2) = [2d0, -0.66d0]; par(1) = 1d-6; w(1:2) = 1d-2
      ref(1:2) = [1.7061674375431954d0, -0.8928100165510994d0]
    case ('oregonator')
      which = 6; n = 3; xend = 360; y(1:3) = [1d0,2d0,3d0]; par(1:3) = [77.27d0, 8.375d-6, 0.161d0]; w(1:3) = 1d-2
      ref(1:3) = [1.0008148703185227d0, 1228.178521549888d0, 132.05549428465082d0]
    case ('e5')
      which = 7; n = 4; xend = 1d13; y(1) = 1.76d-3; par(1:4) = [7.89d-10, 1.1d7, 1.13d3, 1d6]; w(1:4) = 1d-22
      ref(2:3) = 8.861233521291085d-23
    case ('boehm')
      which = 8; n = 8; xend = 240; w(1:8) = 1d-2
      par(1:7) = [0.026982514033029d0, 1.00067973851508d-05, 0.006170228086381d0, 0.0163679184468d0, 97749.3794024716d0, &
        15766.5070195731d0, 0.693d0]
      y(1) = 207.6d0*par(7); y(2) = 207.6d0 - 207.6d0*par(7)
    case default
      stop 'unknown problem'
    end select
  end subroutine

  subroutine fcn(n, x, y, f, rpar, ipar)
    integer :: n, ipar(*)
    real(8) :: x, y(n), f(n), rpar(*)
    real(8) :: r(25), a, b
    select case (which)
    case (1)
      r(1) = par(1)*y(1); r(2) = par(2)*y(2)*y(2); r(3) = par(3)*y(2)*y(3)
      f(1) = r(3) - r(1); f(2) = r(1) - r(3) - r(2); f(3) = r(2)
    case (2)
      f(1) = -par(1)*y(1) + par(2)*y(2) + par(3)*y(3) + par(4)
      f(2) = par(1)*y(1) - par(5)*y(2)
      f(3) = -par(6)*y(3) + par(2)*y(4) + par(7)*y(5)
      f(4) = par(3)*y(2) + par(1)*y(3) - par(8)*y(4)
      f(5) = -par(9)*y(5) + par(2)*(y(6) + y(7))
      a = par(10)*y(6)*y(8); b = par(12)*y(7)
      f(6) = -a + par(11)*y(4) + par(1)*y(5) - par(2)*y(6) + par(11)*y(7)
      f(7) = a - b
      f(8) = b - a
    case (3)
      r(1) = par(1)*y(1); r(2) = par(2)*y(2)*y(4); r(3) = par(3)*y(5)*y(2); r(4) = par(4)*y(7); r(5) = par(5)*y(7)
      r(6) = par(6)*y(7)*y(6); r(7) = par(7)*y(9); r(8) = par(8)*y(9)*y(6); r(9) = par(9)*y(11)*y(2)
      r(10) = par(10)*y(11)*y(1); r(11) = par(11)*y(13); r(12) = par(12)*y(10)*y(2); r(13) = par(13)*y(14)
      r(14) = par(14)*y(1)*y(6); r(15) = par(15)*y(3); r(16) = par(16)*y(4); r(17) = par(17)*y(4)
      r(18) = par(18)*y(16); r(19) = par(19)*y(16); r(20) = par(20)*y(17)*y(6); r(21) = par(21)*y(19)
      r(22) = par(22)*y(19); r(23) = par(23)*y(1)*y(4); r(24) = par(24)*y(19)*y(1); r(25) = par(25)*y(20)
      f(1) = -r(1)-r(10)-r(14)-r(23)-r(24)+r(2)+r(3)+r(9)+r(11)+r(12)+r(22)+r(25)
      f(2) = -r(2)-r(3)-r(9)-r(12)+r(1)+r(21)
      f(3) = -r(15)+r(1)+r(17)+r(19)+r(22)
      f(4) = -r(2)-r(16)-r(17)-r(23)+r(15)
      f(5) = -r(3)+2*r(4)+r(6)+r(7)+r(13)+r(20)
      f(6) = -r(6)-r(8)-r(14)-r(20)+r(3)+2*r(18)
      f(7) = -r(4)-r(5)-r(6)+r(13)
      f(8) = r(4)+r(5)+r(6)+r(7)
      f(9) = -r(7)-r(8)
      f(10) = -r(12)+r(7)+r(9)
      f(11) = -r(9)-r(10)+r(8)+r(11)
      f(12) = r(9)
      f(13) = -r(11)+r(10)
      f(14) = -r(13)+r(12)
      f(15) = r(14)
      f(16) = -r(18)-r(19)+r(16)
      f(17) = -r(20)
      f(18) = r(20)
      f(19) = -r(21)-r(22)-r(24)+r(23)+r(25)
      f(20) = -r(25)+r(24)
    case (4)
      f(1) = y(2); f(2) = par(1)*(1 - y(1)*y(1))*y(2) - y(1)
    case (5)
      f(1) = y(2); f(2) = ((1 - y(1)*y(1))*y(2) - y(1))/par(1)
    case (6)
      f(1) = par(1)*(y(2) + y(1)*(1 - par(2)*y(1) - y(2)))
      f(2) = (y(3) - (1 + y(1))*y(2))/par(1)
      f(3) = par(3)*(y(1) - y(3))
    case (7)
      r(1) = par(1)*y(1); r(2) = par(2)*y(1)*y(3); r(3) = par(4)*par(3)*y(2)*y(3); r(4) = par(3)*y(4)
      f(1) = -r(1) - r(2); f(2) = r(1) - r(3); f(4) = r(2) - r(4); f(3) = f(2) - f(4)
    case (8)
      a = 1.25d-7*exp(-par(1)*x)*par(6)
      r(1) = a*y(1)*y(1); r(2) = a*y(1)*y(2); r(3) = a*y(2)*y(2); b = 0.45d0/1.4d0
      f(1) = b*(2*par(3)*y(6) + par(2)*y(7)) - 2*r(1) - r(2)
      f(2) = b*(par(2)*y(7) + 2*par(3)*y(8)) - r(2) - 2*r(3)
      f(3) = r(1) - par(5)*y(3); f(4) = r(2) - par(4)*y(4); f(5) = r(3) - par(5)*y(5)
      b = 1.4d0/0.45d0
      f(6) = b*par(5)*y(3) - par(3)*y(6); f(7) = b*par(4)*y(4) - par(2)*y(7); f(8) = b*par(5)*y(5) - par(3)*y(8)
    end select
  end subroutine

  subroutine jac(n, x, y, d, ld, rpar, ipar)
    integer :: n, ld, ipar(*)
    real(8) :: x, y(n), d(ld, n), rpar(*)
    real(8) :: a, b, c
    d(1:n, 1:n) = 0
    select case (which)
    case (1)
      d(1,1) = -par(1); d(1,2) = par(3)*y(3); d(1,3) = par(3)*y(2)
      d(2,1) = par(1); d(2,2) = -par(3)*y(3) - 2*par(2)*y(2); d(2,3) = -par(3)*y(2)
      d(3,2) = 2*par(2)*y(2)
    case (2)
      d(1,1) = -par(1); d(1,2) = par(2); d(1,3) = par(3)
      d(2,1) = par(1); d(2,2) = -par(5)
      d(3,3) = -par(6); d(3,4) = par(2); d(3,5) = par(7)
      d(4,2) = par(3); d(4,3) = par(1); d(4,4) = -par(8)
      d(5,5) = -par(9); d(5,6) = par(2); d(5,7) = par(2)
      a = par(10)*y(8); b = par(10)*y(6)
      d(6,4) = par(11); d(6,5) = par(1); d(6,6) = -a - par(2); d(6,7) = par(11); d(6,8) = -b
      d(7,6) = a; d(7,7) = -par(12); d(7,8) = b
      d(8,6) = -a; d(8,7) = par(12); d(8,8) = -b
    case (3)
      d(1,1) = -par(1) - par(10)*y(11) - par(14)*y(6) - par(23)*y(4) - par(24)*y(19)
      d(1,2) = par(2)*y(4) + par(9)*y(11) + par(3)*y(5) + par(12)*y(10)
      d(1,4) = -par(23)*y(1) + par(2)*y(2); d(1,5) = par(3)*y(2); d(1,6) = -par(14)*y(1); d(1,10) = par(12)*y(2)
      d(1,11) = -par(10)*y(1) + par(9)*y(2); d(1,13) = par(11); d(1,19) = -par(24)*y(1) + par(22); d(1,20) = par(25)
      d(2,1) = par(1); d(2,2) = -par(2)*y(4) - par(3)*y(5) - par(9)*y(11) - par(12)*y(10)
      d(2,4) = -par(2)*y(2); d(2,5) = -par(3)*y(2); d(2,10) = -par(12)*y(2); d(2,11) = -par(9)*y(2); d(2,19) = par(21)
      d(3,1) = par(1); d(3,3) = -par(15); d(3,4) = par(17); d(3,16) = par(19); d(3,19) = par(22)
      d(4,1) = -par(23)*y(4); d(4,2) = -par(2)*y(4); d(4,3) = par(15)
      d(4,4) = -par(2)*y(2) - par(16) - par(17) - par(23)*y(1)
      d(5,2) = -par(3)*y(5); d(5,5) = -par(3)*y(2); d(5,6) = par(6)*y(7) + par(20)*y(17)
      d(5,7) = 2*par(4) + par(6)*y(6); d(5,9) = par(7); d(5,14) = par(13); d(5,17) = par(20)*y(6)
      d(6,1) = -par(14)*y(6); d(6,2) = par(3)*y(5); d(6,5) = par(3)*y(2)
      d(6,6) = -par(6)*y(7) - par(8)*y(9) - par(14)*y(1) - par(20)*y(17); d(6,7) = -par(6)*y(6)
      d(6,9) = -par(8)*y(6); d(6,16) = 2*par(18); d(6,17) = -par(20)*y(6)
      d(7,6) = -par(6)*y(7); d(7,7) = -par(4) - par(5) - par(6)*y(6); d(7,14) = par(13)
      d(8,6) = par(6)*y(7); d(8,7) = par(4) + par(5) + par(6)*y(6); d(8,9) = par(7)
      d(9,6) = -par(8)*y(9); d(9,9) = -par(7) - par(8)*y(6)
      d(10,2) = -par(12)*y(10) + par(9)*y(11); d(10,9) = par(7); d(10,10) = -par(12)*y(2); d(10,11) = par(9)*y(2)
      d(11,1) = -par(10)*y(11); d(11,2) = -par(9)*y(11); d(11,6) = par(8)*y(9); d(11,9) = par(8)*y(6)
      d(11,11) = -par(9)*y(2) - par(10)*y(1); d(11,13) = par(11)
      d(12,2) = par(9)*y(11); d(12,11) = par(9)*y(2)
      d(13,1) = par(10)*y(11); d(13,11) = par(10)*y(1); d(13,13) = -par(11)
      d(14,2) = par(12)*y(10); d(14,10) = par(12)*y(2); d(14,14) = -par(13)
      d(15,1) = par(14)*y(6); d(15,6) = par(14)*y(1)
      d(16,4) = par(16); d(16,16) = -par(18) - par(19)
      d(17,6) = -par(20)*y(17); d(17,17) = -par(20)*y(6)
      d(18,6) = par(20)*y(17); d(18,17) = par(20)*y(6)
      d(19,1) = par(23)*y(4) - par(24)*y(19); d(19,4) = par(23)*y(1)
      d(19,19) = -par(21) - par(22) - par(24)*y(1); d(19,20) = par(25)
      d(20,1) = par(24)*y(19); d(20,19) = par(24)*y(1); d(20,20) = -par(25)
    case (4)
      d(1,2) = 1; d(2,1) = -2*par(1)*y(1)*y(2) - 1; d(2,2) = par(1)*(1 - y(1)*y(1))
    case (5)
      d(1,2) = 1; d(2,1) = (-2*y(1)*y(2) - 1)/par(1); d(2,2) = (1 - y(1)*y(1))/par(1)
    case (6)
      d(1,1) = par(1)*(1 - 2*par(2)*y(1) - y(2)); d(1,2) = par(1)*(1 - y(1))
      d(2,1) = -y(2)/par(1); d(2,2) = -(1 + y(1))/par(1); d(2,3) = 1/par(1)
      d(3,1) = par(3); d(3,3) = -par(3)
    case (7)
      a = par(2)*y(3); b = par(2)*y(1); c = par(4)*par(3)
      d(1,1) = -par(1) - a; d(1,3) = -b
      d(2,1) = par(1); d(2,2) = -c*y(3); d(2,3) = -c*y(2)
      d(4,1) = a; d(4,3) = b; d(4,4) = -par(3)
      d(3,:) = d(2,:) - d(4,:)
    case (8)
      a = 1.25d-7*exp(-par(1)*x)*par(6); b = 0.45d0/1.4d0; c = 1.4d0/0.45d0
      d(1,1) = -4*a*y(1) - a*y(2); d(1,2) = -a*y(1); d(1,6) = 2*b*par(3); d(1,7) = b*par(2)
      d(2,1) = -a*y(2); d(2,2) = -a*y(1) - 4*a*y(2); d(2,7) = b*par(2); d(2,8) = 2*b*par(3)
      d(3,1) = 2*a*y(1); d(3,3) = -par(5)
      d(4,1) = a*y(2); d(4,2) = a*y(1); d(4,4) = -par(4)
      d(5,2) = 2*a*y(2); d(5,5) = -par(5)
      d(6,3) = c*par(5); d(6,6) = -par(3); d(7,4) = c*par(4); d(7,7) = -par(2); d(8,5) = c*par(5); d(8,8) = -par(3)
    end select
  end subroutine
end module

program driver
  use problems
  implicit none
  integer, parameter :: nmax = 20, lw = 4*nmax*nmax + 12*nmax + 20, liw = 3*nmax + 20
  character(32) :: names(8) = [character(32) :: 'robertson-4e5','robertson-4e10','hires','pollu','vanderpol-1000', &
     'oregonator','vanderpol-scaled','boehm']
  real(8) :: y(nmax), y0(nmax), w(nmax), ref(nmax), xend, x, h, rtol(nmax), atol(nmax), work(lw), rp(1), err, target
  real(8), allocatable :: times(:)
  real(8) :: t0, t1, tol
  integer :: iwork(liw), ip(1), idid, n, k, p, e, batch, nb, i, e1, e2, de
  external solout, dummymas
  character(32) :: arg
  target = 0.5d0
  e1 = 3; e2 = 12; de = 1
  if (command_argument_count() >= 1) then
    call get_command_argument(1, arg); read (arg, *) target
  end if
  if (command_argument_count() >= 3) then
    call get_command_argument(2, arg); read (arg, *) e1
    call get_command_argument(3, arg); read (arg, *) e2
  end if
  if (command_argument_count() >= 4) then
    call get_command_argument(4, arg); read (arg, *) de
  end if
  write (*, '(a)') 'problem,rtol,seconds_median,error,steps,accepted,rejected,rhs,jac,lu,solves'
  do p = 1, size(names)
    do e = e1, e2, de
      tol = 10d0**(-e)
      call setup(trim(names(p)), n, y0, xend, w, ref)
      rtol = tol; atol = tol*w
      if (trim(names(p)) == 'boehm') then
        rtol = 1d-13; atol = 1d-13*w
        call once()
        ref = y
        rtol = tol; atol = tol*w
      end if
      ! one solve for the counts, then batches of about 5 ms for the median
      call once()
      if (idid /= 1) then
        write (*, '(a,a,i0)') trim(names(p)), ': idid ', idid; cycle
      end if
      err = 0
      do i = 1, n
        err = max(err, abs(y(i) - ref(i))/(abs(ref(i)) + w(i)))
      end do
      call cpu_time(t0); do k = 1, 3; call once(); end do; call cpu_time(t1)
      batch = max(1, int(5d-3/max(1d-6, (t1 - t0)/3)))
      nb = max(11, int(target/5d-3))
      allocate (times(nb))
      do k = 1, nb
        call cpu_time(t0)
        do i = 1, batch; call once(); end do
        call cpu_time(t1)
        times(k) = (t1 - t0)/batch
      end do
      call sort(times)
      write (*, '(a,",",es8.1,",",es12.5,",",es10.3,7(",",i0))') trim(names(p)), tol, times((nb + 1)/2), err, &
        iwork(16), iwork(17), iwork(18), iwork(14), iwork(15), iwork(19), iwork(20)
      deallocate (times)
    end do
  end do
contains
  subroutine once()
    y = y0; x = 0; h = 1d-6; work(1:20) = 0; iwork(1:20) = 0; iwork(2) = 1000000
    call radau5(n, fcn, x, y, xend, h, rtol, atol, 1, jac, 1, n, n, dummymas, 0, n, n, solout, 0, &
      work, lw, iwork, liw, rp, ip, idid)
  end subroutine
  subroutine sort(a)
    real(8), intent(inout) :: a(:)
    real(8) :: v
    integer :: i, j
    do i = 2, size(a)
      v = a(i); j = i - 1
      do while (j >= 1)
        if (a(j) <= v) exit
        a(j + 1) = a(j); j = j - 1
      end do
      a(j + 1) = v
    end do
  end subroutine
end program

subroutine solout(nr, xold, x, y, cont, lrc, n, rpar, ipar, irtrn)
end subroutine
subroutine dummymas(n, am, lmas, rpar, ipar)
end subroutine
